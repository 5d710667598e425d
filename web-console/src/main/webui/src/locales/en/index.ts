import agreements from './agreements.json';
import common from './common.json';
import market from './market.json';
import money from './money.json';
import partner from './partner.json';
import platform from './platform.json';
import pricing from './pricing.json';

export default { ...agreements, ...common, ...market, ...money, ...partner, ...platform, ...pricing };
