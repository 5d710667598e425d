import common from './common.json';
import market from './market.json';
import partner from './partner.json';
import platform from './platform.json';

export default { ...common, ...market, ...partner, ...platform };
