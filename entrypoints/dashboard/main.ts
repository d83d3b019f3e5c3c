import { browser } from 'wxt/browser';
import '../../components/kit/kit.css';
import '../../components/dashboard/dashboard.css';
import '../../components/dashboard/preview/preview.css';
import { startDashboard } from '../../components/dashboard/start';
import { createT, localeOf } from '../../lib/ui/i18n';

const root = document.getElementById('root');
if (root) startDashboard(root, createT(localeOf(browser.i18n.getMessage('locale'))));
