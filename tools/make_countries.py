"""Writes lexicon/countries.tsv from npm world-countries (facts) and the extra forms below (our own knowledge). Run once; the result is kept."""
import json, os, sys
root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
data = json.load(open(os.path.join(root, 'third_party/node_modules/world-countries/countries.json'), encoding='utf-8'))
rows = []
EXTRA = {  # alpha-3: (names, adjectives, demonyms plural or singular)
 'USA': ('United States;United States of America;US;U.S.;USA;U.S.A.;America', 'American;US;U.S.', 'American;Americans'),
 'GBR': ('United Kingdom;UK;U.K.;Britain;Great Britain;England;Scotland;Wales;Northern Ireland', 'British;English;Scottish;Welsh', 'Briton;Britons;Brits;Scots'),
 'RUS': ('Russia;Russian Federation;Soviet Union;USSR;U.S.S.R.', 'Russian;Soviet', 'Russian;Russians;Soviets'),
 'CHN': ('China;PRC;Communist China;mainland China', 'Chinese', 'Chinese'), 'TWN': ('Taiwan;Republic of China', 'Taiwanese', 'Taiwanese'),
 'PRK': ('North Korea;DPRK;N. Korea;N.Korea', 'North Korean', 'North Koreans;North Korean'), 'KOR': ('South Korea;S. Korea;S.Korea;Republic of Korea', 'South Korean', 'South Koreans;South Korean'),
 'IRN': ('Iran;Islamic Republic of Iran;Islamic Republic;Persia', 'Iranian;Persian', 'Iranian;Iranians'), 'IRQ': ('Iraq', 'Iraqi', 'Iraqi;Iraqis'), 'SYR': ('Syria;Syrian Arab Republic', 'Syrian', 'Syrian;Syrians'),
 'ISR': ('Israel;Jewish state', 'Israeli', 'Israeli;Israelis'), 'PSE': ('Palestine;Gaza;Gaza Strip;West Bank;Palestinian territories', 'Palestinian', 'Palestinian;Palestinians;Gazans'),
 'ARE': ('United Arab Emirates;UAE;U.A.E.;Emirates', 'Emirati', 'Emirati;Emiratis'), 'SAU': ('Saudi Arabia', 'Saudi;Saudi Arabian', 'Saudi;Saudis'), 'QAT': ('Qatar', 'Qatari', 'Qatari;Qataris'),
 'KWT': ('Kuwait', 'Kuwaiti', 'Kuwaiti;Kuwaitis'), 'BHR': ('Bahrain', 'Bahraini', 'Bahraini;Bahrainis'), 'OMN': ('Oman', 'Omani', 'Omani;Omanis'), 'YEM': ('Yemen', 'Yemeni', 'Yemeni;Yemenis'),
 'JOR': ('Jordan', 'Jordanian', 'Jordanian;Jordanians'), 'LBN': ('Lebanon', 'Lebanese', 'Lebanese'), 'EGY': ('Egypt', 'Egyptian', 'Egyptian;Egyptians'), 'LBY': ('Libya', 'Libyan', 'Libyan;Libyans'),
 'TUR': ('Turkey;Türkiye;Turkiye', 'Turkish', 'Turk;Turks'), 'GRC': ('Greece', 'Greek', 'Greek;Greeks'), 'CYP': ('Cyprus', 'Cypriot;Greek Cypriot;Turkish Cypriot', 'Cypriot;Cypriots'),
 'FRA': ('France', 'French', 'Frenchman;Frenchmen'), 'DEU': ('Germany;West Germany;East Germany', 'German;West German;East German', 'German;Germans'), 'NLD': ('Netherlands;the Netherlands;Holland', 'Dutch', 'Dutch;Dutchman'),
 'ESP': ('Spain', 'Spanish', 'Spaniard;Spaniards'), 'POL': ('Poland', 'Polish', 'Pole;Poles'), 'CZE': ('Czech Republic;Czechia;Czechoslovakia', 'Czech;Czechoslovak', 'Czech;Czechs'), 'SVK': ('Slovakia', 'Slovak', 'Slovak;Slovaks'),
 'HUN': ('Hungary', 'Hungarian', 'Hungarians'), 'ROU': ('Romania', 'Romanian', 'Romanians'), 'BGR': ('Bulgaria', 'Bulgarian', 'Bulgarians'), 'SRB': ('Serbia;Yugoslavia', 'Serbian;Serb;Yugoslav', 'Serb;Serbs'),
 'HRV': ('Croatia', 'Croatian;Croat', 'Croat;Croats'), 'BIH': ('Bosnia;Bosnia-Herzegovina;Bosnia and Herzegovina', 'Bosnian', 'Bosnian;Bosnians;Bosniaks'), 'MKD': ('North Macedonia;Macedonia', 'Macedonian', 'Macedonians'),
 'UNK': ('Kosovo', 'Kosovar;Kosovan', 'Kosovars'), 'UKR': ('Ukraine', 'Ukrainian', 'Ukrainian;Ukrainians'), 'BLR': ('Belarus', 'Belarusian;Belarussian', 'Belarusians'), 'GEO': ('', 'Georgian', 'Georgians'),
 'COD': ('Democratic Republic of Congo;Democratic Republic of the Congo;DR Congo;DRC;Congo;Zaire', 'Congolese;Zairean', 'Congolese'), 'COG': ('Congo-Brazzaville;Republic of Congo', '', ''),
 'CIV': ("Ivory Coast;Cote d'Ivoire;Côte d'Ivoire", 'Ivorian', 'Ivorians'), 'SDN': ('Sudan', 'Sudanese', 'Sudanese'), 'SSD': ('South Sudan', 'South Sudanese', 'South Sudanese'), 'CAF': ('Central African Republic;CAR', 'Central African', ''),
 'ZAF': ('South Africa', 'South African', 'South Africans'), 'ZWE': ('Zimbabwe;Rhodesia', 'Zimbabwean', 'Zimbabweans'), 'NGA': ('Nigeria', 'Nigerian', 'Nigerians'), 'NER': ('Niger', 'Nigerien', 'Nigeriens'),
 'ETH': ('Ethiopia', 'Ethiopian', 'Ethiopians'), 'ERI': ('Eritrea', 'Eritrean', 'Eritreans'), 'SOM': ('Somalia', 'Somali;Somalian', 'Somalis'), 'KEN': ('Kenya', 'Kenyan', 'Kenyans'), 'UGA': ('Uganda', 'Ugandan', 'Ugandans'), 'RWA': ('Rwanda', 'Rwandan', 'Rwandans'),
 'BDI': ('Burundi', 'Burundian', 'Burundians'), 'TZA': ('Tanzania', 'Tanzanian', 'Tanzanians'), 'MMR': ('Myanmar;Burma', 'Myanmar;Burmese', 'Burmese'), 'KHM': ('Cambodia;Kampuchea', 'Cambodian', 'Cambodians'), 'VNM': ('Vietnam;Viet Nam;North Vietnam;South Vietnam', 'Vietnamese;North Vietnamese;South Vietnamese', 'Vietnamese'),
 'IND': ('India', 'Indian', 'Indian;Indians'), 'PAK': ('Pakistan', 'Pakistani', 'Pakistani;Pakistanis'), 'BGD': ('Bangladesh', 'Bangladeshi;Bangladesh', 'Bangladeshis'), 'AFG': ('Afghanistan', 'Afghan', 'Afghan;Afghans'), 'LKA': ('Sri Lanka', 'Sri Lankan', 'Sri Lankans'),
 'PHL': ('Philippines;the Philippines', 'Philippine;Filipino', 'Filipino;Filipinos'), 'IDN': ('Indonesia', 'Indonesian', 'Indonesians'), 'MYS': ('Malaysia', 'Malaysian', 'Malaysians'), 'THA': ('Thailand', 'Thai', 'Thais'), 'TLS': ('East Timor;Timor-Leste', 'East Timorese', 'East Timorese'),
 'JPN': ('Japan', 'Japanese', 'Japanese'), 'AUS': ('Australia', 'Australian', 'Australians'), 'NZL': ('New Zealand', 'New Zealand', 'New Zealander;New Zealanders'), 'CAN': ('Canada', 'Canadian', 'Canadians'), 'MEX': ('Mexico', 'Mexican', 'Mexicans'),
 'CUB': ('Cuba', 'Cuban', 'Cubans'), 'VEN': ('Venezuela', 'Venezuelan', 'Venezuelans'), 'COL': ('Colombia', 'Colombian', 'Colombians'), 'HTI': ('Haiti', 'Haitian', 'Haitians'), 'ARG': ('Argentina', 'Argentine;Argentinian', 'Argentines'), 'BRA': ('Brazil', 'Brazilian', 'Brazilians'),
 'VAT': ('Vatican;Holy See;Vatican City', 'Vatican', ''), 'IRL': ('Ireland;Irish Republic', 'Irish', 'Irishman'), 'DNK': ('Denmark', 'Danish', 'Dane;Danes'), 'SWE': ('Sweden', 'Swedish', 'Swede;Swedes'), 'FIN': ('Finland', 'Finnish', 'Finn;Finns'), 'NOR': ('Norway', 'Norwegian', 'Norwegians'), 'ISL': ('Iceland', 'Icelandic', 'Icelanders'),
 'ITA': ('Italy', 'Italian', 'Italians'), 'PRT': ('Portugal', 'Portuguese', 'Portuguese'), 'BEL': ('Belgium', 'Belgian', 'Belgians'), 'CHE': ('Switzerland', 'Swiss', 'Swiss'), 'AUT': ('Austria', 'Austrian', 'Austrians'), 'ALB': ('Albania', 'Albanian', 'Albanians'), 'MDA': ('Moldova', 'Moldovan', 'Moldovans'),
 'ARM': ('Armenia', 'Armenian', 'Armenians'), 'AZE': ('Azerbaijan', 'Azerbaijani;Azeri', 'Azerbaijanis;Azeris'), 'KAZ': ('Kazakhstan', 'Kazakh', 'Kazakhs'), 'UZB': ('Uzbekistan', 'Uzbek', 'Uzbeks'), 'KGZ': ('Kyrgyzstan', 'Kyrgyz', 'Kyrgyz'), 'TJK': ('Tajikistan', 'Tajik', 'Tajiks'), 'TKM': ('Turkmenistan', 'Turkmen', 'Turkmens'),
 'MAR': ('Morocco', 'Moroccan', 'Moroccans'), 'ESH': ('Western Sahara', 'Sahrawi;Saharawi', 'Sahrawis'), 'DZA': ('Algeria', 'Algerian', 'Algerians'), 'TUN': ('Tunisia', 'Tunisian', 'Tunisians'), 'MLI': ('Mali', 'Malian', 'Malians'), 'BFA': ('Burkina Faso', 'Burkinabe', ''), 'TCD': ('Chad', 'Chadian', 'Chadians'),
 'HKG': ('Hong Kong', 'Hong Kong', 'Hongkongers'), 'MAC': ('Macau', '', ''), 'SGP': ('Singapore', 'Singaporean', 'Singaporeans'), 'NPL': ('Nepal', 'Nepali;Nepalese', 'Nepalis'), 'MNG': ('Mongolia', 'Mongolian', 'Mongolians'),
}
AMBIGUOUS = {'Jordan', 'Chad', 'Georgia', 'Dominica', 'Guinea', 'Jersey', 'Man', 'Martin', 'Turkey'}
METONYM_ONLY = {'Washington': 'USA', 'Moscow': 'RUS', 'Beijing': 'CHN', 'Peking': 'CHN', 'Tel Aviv': 'ISR', 'Ramallah': 'PSE', 'Pyongyang': 'PRK', 'Brussels': None, 'Kyiv': 'UKR', 'Kiev': 'UKR', 'Rangoon': 'MMR', 'Naypyidaw': 'MMR', 'New Delhi': 'IND', 'Delhi': 'IND', 'Abuja': 'NGA', 'Pretoria': 'ZAF', 'Brasilia': 'BRA', 'Canberra': 'AUS', 'Ottawa': 'CAN', 'Bern': 'CHE', 'Ankara': 'TUR', 'Islamabad': 'PAK', 'Riyadh': 'SAU', 'Sanaa': 'YEM', "Sana'a": 'YEM', 'Jerusalem': 'ISR', 'Damascus': 'SYR', 'Saigon': 'VNM', 'Bonn': 'DEU', 'Leningrad': 'RUS'}
seen = set()
def put(form, kind, country, source):
    form = form.strip()
    if form and (form, kind) not in seen: seen.add((form, kind)); rows.append((form, kind, country, source))
for code, (names, adjectives, people) in EXTRA.items():
    for n in names.split(';'): put(n, 'name', code, 'own')
    for a in adjectives.split(';'): put(a, 'adjective', code, 'own')
    for p in people.split(';'): put(p, 'inhabitants', code, 'own')
for form, code in METONYM_ONLY.items():
    if code: put(form, 'capital', code, 'own')
taken_names = {r[0] for r in rows}
for c in data:
    code = c['cca3']
    if code in ('ATA',): continue
    put(c['name']['common'], 'name', code, 'world-countries')
    for a in [c['name']['official'], *c['altSpellings']]:
        if len(a) > 5 and a.isascii() and a not in taken_names: put(a, 'name', code, 'world-countries')
    if code not in EXTRA:
        for d in (c.get('demonyms') or {}).get('eng', {}).values():
            for x in d.split(','):
                put(x, 'adjective', code, 'world-countries')
                if not x.strip().endswith(('ese', 'sh', 'ch', 's')): put(x.strip() + 's', 'inhabitants', code, 'world-countries')
    for cap in c.get('capital', []):
        if cap and cap not in METONYM_ONLY and cap not in ('Gibraltar', 'Monaco', 'Singapore', 'Georgetown', 'Kingston', 'Victoria', 'Hamilton', 'Jamestown', 'Stanley', 'San Juan', 'Santiago', 'San José', 'Washington D.C.'): put(cap, 'capital', code, 'world-countries')
first = {c: n[0].split(';')[0] for c, n in EXTRA.items() if n[0]}
for c in data: first.setdefault(c['cca3'], c['name']['common'])
rows = [(*r, 'yes' if r[1] == 'name' and first.get(r[2]) == r[0] else '') for r in rows]
rows.sort(key=lambda r: (r[2], r[1], r[0]))
with open(os.path.join(root, 'lexicon/countries.tsv'), 'w', encoding='utf-8') as f:
    f.write('form\tkind\tcountry\tsource\tpreferred\n' + ''.join('\t'.join(r) + '\n' for r in rows))
print(len(rows))
