import { browser } from 'wxt/browser';
import '../../components/kit/kit.css';
import '../../components/options/options.css';
import { startOptions } from '../../components/options/start';
import { createT, localeOf } from '../../lib/ui/i18n';

const root = document.getElementById('root');
if (root) startOptions(root, createT(localeOf(browser.i18n.getMessage('locale'))));
