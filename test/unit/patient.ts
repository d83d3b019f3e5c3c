import { configure } from '@testing-library/react';

/** A busy machine is no failure: the library's own second is short for one. */
configure({ asyncUtilTimeout: 30_000 });
