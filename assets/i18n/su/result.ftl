### Kalkulator kanggo sepuh: waleran.

result-title = Hasil mariksa
result-provisional = Hasil samentawis
result-no-diagnosis = Hasil samentawis, sanés diagnosis. Status gizi murangkalih ditangtukeun ku patugas kaséhatan saatos mariksa murangkalihna.
result-nothing-title = Teu acan aya hasilna
result-nothing-text = Eusian heula hasil nimbang sareng ngukur murangkalih. Nu dieusikeun sateuacanna henteu disimpen.
result-to-questions = Eusian ayeuna
result-change = Robih eusianana
result-print = Citak
result-another = Murangkalih sanés
result-add-weight = Eusian ogé beurat awakna, supados katingal naha beurat sareng panjangna saimbang.
result-add-length = Eusian ogé panjang atanapi jangkungna, supados katingal naha tumuwuhna cocog sareng umurna.
summary-lying = { $length } cm nangkarak
summary-standing = { $length } cm nangtung
summary-head = sirah { $cm } cm
summary-arm = panangan { $cm } cm
summary-day = Diukur { $date }

verdict-good = Tumuwuhna saé
verdict-watch = Peryogi dipariksa ku patugas
verdict-alarm = Sumping ka Puskesmas dinten ieu
verdict-flagged = Aya angka nu teu ilahar. Pariksa heula eusianana, teras timbang sareng ukur deui.
verdict-odd = Pariksa deui angkana
verdict-next-school = Teras pantau. Ukur deui di sakola, posyandu, atanapi Puskesmas.

## Kumaha ngétangna

how = Kumaha ieu diétangna?
how-girls = istri
how-boys = pameget
how-table-day = Tabél { $standard }, murangkalih { $sex }, umur { $at } dinten.
how-table-month = Tabél { $standard }, murangkalih { $sex }, umur { $at } sasih.
how-table-length = Tabél { $standard }, murangkalih { $sex }, panjang { $at } cm.
how-table-height = Tabél { $standard }, murangkalih { $sex }, jangkung { $at } cm.
how-range = Angka tengahna { $median } { $unit }. Kalolobaan murangkalih aya antawis { $low } sareng { $high } { $unit }.
how-bmi = Indéks massa awak ieu murangkalih { $bmi } kg/m².
how-plus = Diukurna nangtung, padahal tabélna nangkarak: ditambihan 0,7 cm janten { $cm } cm.
how-minus = Diukurna nangkarak, padahal tabélna nangtung: dikirangan 0,7 cm janten { $cm } cm.
how-doubted = Sahandapeun 9 sasih murangkalih teu acan tiasa nangtung, janten cara ngukurna henteu dianggo.
how-between = Diétang antawis dua jajar tabél.
how-restricted = Saluareun garis ±3 dianggo aturan WHO kanggo niléy nu tebih.
how-z = z nuduhkeun jarak tina angka tengah: 0 pas di tengah, −2 wates handap.
how-category = Katégori Permenkes 2/2020 kanggo ieu angka: { $category }. Mung patugas kaséhatan nu tiasa netepkeunana.

## Grafik

charts-title = Grafik
charts-choose = Pilih grafik
