### Indéks, katégori Permenkes 2/2020, kecap basajan kanggo sepuh, grafik.

## Nami indéks

index-wfa = Beurat dumasar umur (BB/U)
index-lfa = Panjang dumasar umur (PB/U)
index-hfa = Jangkung dumasar umur (TB/U)
index-wfl = Beurat dumasar panjang (BB/PB)
index-wfh = Beurat dumasar jangkung (BB/TB)
index-bfa = Indéks massa awak dumasar umur (IMT/U)
index-hcfa = Lingkar sirah dumasar umur (LK/U)
index-arm = Lingkar panangan luhur (LiLA)
short-wfa = BB/U
short-lfa = PB/U
short-hfa = TB/U
short-wfl = BB/PB
short-wfh = BB/TB
short-bfa = IMT/U
short-hcfa = LK/U

## Katégori resmi (istilah Permenkes)

category-wfa-severely_underweight = berat badan sangat kurang
category-wfa-underweight = berat badan kurang
category-wfa-normal = berat badan normal
category-wfa-risk_of_overweight = risiko berat badan lebih
category-lhfa-severely_stunted = sangat pendek
category-lhfa-stunted = pendek
category-lhfa-normal = normal
category-lhfa-tall = tinggi
category-wflh-severely_wasted = gizi buruk
category-wflh-wasted = gizi kurang
category-wflh-normal = gizi baik
category-wflh-risk_of_overweight = berisiko gizi lebih
category-wflh-overweight = gizi lebih
category-wflh-obese = obesitas
category-bfa-severely_wasted = gizi buruk
category-bfa-wasted = gizi kurang
category-bfa-normal = gizi baik
category-bfa-risk_of_overweight = berisiko gizi lebih
category-bfa-overweight = gizi lebih
category-bfa-obese = obesitas
category-bfa_5_18-severely_thin = gizi buruk
category-bfa_5_18-thin = gizi kurang
category-bfa_5_18-normal = gizi baik
category-bfa_5_18-overweight = gizi lebih
category-bfa_5_18-obese = obesitas
category-hcfa-small = sahandapeun garis −2
category-hcfa-normal = normal
category-hcfa-large = saluhureun garis +2

## Kecap basajan

plain-wfa-severely_underweight = Hampang pisan tibatan nu saumurna
plain-wfa-underweight = Langkung hampang tibatan nu saumurna
plain-wfa-normal = Beuratna cocog sareng umurna
plain-wfa-risk_of_overweight = Langkung beurat tibatan nu saumurna
plain-lhfa-severely_stunted = Pondok pisan tibatan nu saumurna
plain-lhfa-stunted = Langkung pondok tibatan nu saumurna
plain-lhfa-normal = Cocog sareng umurna
plain-lhfa-tall = Jangkung kanggo umurna
plain-wflh-severely_wasted = Begang pisan, pariksa dinten ieu
plain-wflh-wasted = Begang kanggo panjang awakna
plain-wflh-normal = Beurat sareng panjangna saimbang
plain-wflh-risk_of_overweight = Rada beurat kanggo panjang awakna
plain-wflh-overweight = Beurat kanggo panjang awakna
plain-wflh-obese = Beurat pisan kanggo panjang awakna
plain-bfa-severely_wasted = Begang pisan
plain-bfa-wasted = Begang
plain-bfa-normal = Saimbang
plain-bfa-risk_of_overweight = Rada beurat
plain-bfa-overweight = Beurat kanggo awakna
plain-bfa-obese = Beurat pisan kanggo awakna
plain-bfa_5_18-severely_thin = Begang pisan
plain-bfa_5_18-thin = Begang
plain-bfa_5_18-normal = Saimbang
plain-bfa_5_18-overweight = Beurat kanggo awakna
plain-bfa_5_18-obese = Beurat pisan kanggo awakna
plain-hcfa-small = Alit kanggo umurna
plain-hcfa-normal = Cocog sareng umurna
plain-hcfa-large = Ageung kanggo umurna
plain-arm-severely_wasted = Alit pisan, pariksa dinten ieu
plain-arm-wasted = Alit kanggo umurna
plain-arm-normal = Cekap
arm-limits = Watesna 11,5 cm sareng 12,5 cm kanggo umur 6 dugi ka 59 sasih.
place-below = Sahandapeun garis −2
place-between = Antawis garis −2 sareng +2
place-above = Saluhureun garis +2
flagged = Ieu angka teu ilahar. Timbang sareng ukur deui.

## Upami teu tiasa diétang

refused = Teu tiasa diétang
refused-oedema = Upami sampéanana bareuh duanana, beurat awak teu nembongkeun gizina.
refused-age = WHO teu gaduh tabél kanggo ieu umur.
refused-length = Tabél WHO mung kanggo panjang atanapi jangkung { $from } dugi ka { $to } cm.
refused-number = Angkana tebih teuing kanggo diétang. Pariksa deui.

## Grafik

axis-months = umur dina sasih
axis-years = umur dina taun
axis-length = panjang dina cm
axis-height = jangkung dina cm
unit-kg = kg
unit-cm = cm
unit-mm = mm
unit-bmi = kg/m²
legend-good = saé
legend-watch = peryogi dipariksa
legend-alarm = peryogi énggal dipariksa
legend-median = tengah (median) WHO
legend-card-green = pita héjo
legend-card-yellow = pita konéng
legend-card-below-red = sahandapeun garis beureum
legend-red = garis beureum
legend-orange = garis oranyeu
legend-child = ieu murangkalih
dot = { $date }: { $value }, z { $z }
