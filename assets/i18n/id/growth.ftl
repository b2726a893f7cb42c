### Indeks, kategori Permenkes 2/2020, kata sederhana untuk orang tua, grafik.

## Nama indeks

index-wfa = Berat menurut umur (BB/U)
index-lfa = Panjang menurut umur (PB/U)
index-hfa = Tinggi menurut umur (TB/U)
index-wfl = Berat menurut panjang (BB/PB)
index-wfh = Berat menurut tinggi (BB/TB)
index-bfa = Indeks massa tubuh menurut umur (IMT/U)
index-hcfa = Lingkar kepala menurut umur (LK/U)
index-arm = Lingkar lengan atas (LiLA)
short-wfa = BB/U
short-lfa = PB/U
short-hfa = TB/U
short-wfl = BB/PB
short-wfh = BB/TB
short-bfa = IMT/U
short-hcfa = LK/U

## Kategori resmi

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
category-hcfa-small = di bawah garis −2
category-hcfa-normal = normal
category-hcfa-large = di atas garis +2

## Kata sederhana

plain-wfa-severely_underweight = Jauh lebih ringan dari anak seumurnya
plain-wfa-underweight = Lebih ringan dari anak seumurnya
plain-wfa-normal = Berat sesuai umur
plain-wfa-risk_of_overweight = Lebih berat dari anak seumurnya
plain-lhfa-severely_stunted = Jauh lebih pendek dari anak seumurnya
plain-lhfa-stunted = Lebih pendek dari anak seumurnya
plain-lhfa-normal = Sesuai umur
plain-lhfa-tall = Tinggi untuk umurnya
plain-wflh-severely_wasted = Sangat kurus, periksa hari ini
plain-wflh-wasted = Kurus untuk panjang badannya
plain-wflh-normal = Berat dan panjang seimbang
plain-wflh-risk_of_overweight = Agak berat untuk panjang badannya
plain-wflh-overweight = Berat untuk panjang badannya
plain-wflh-obese = Sangat berat untuk panjang badannya
plain-bfa-severely_wasted = Sangat kurus
plain-bfa-wasted = Kurus
plain-bfa-normal = Seimbang
plain-bfa-risk_of_overweight = Agak berat
plain-bfa-overweight = Berat untuk badannya
plain-bfa-obese = Sangat berat untuk badannya
plain-bfa_5_18-severely_thin = Sangat kurus
plain-bfa_5_18-thin = Kurus
plain-bfa_5_18-normal = Seimbang
plain-bfa_5_18-overweight = Berat untuk badannya
plain-bfa_5_18-obese = Sangat berat untuk badannya
plain-hcfa-small = Kecil untuk umurnya
plain-hcfa-normal = Sesuai umur
plain-hcfa-large = Besar untuk umurnya
plain-arm-severely_wasted = Sangat kecil, periksa hari ini
plain-arm-wasted = Kecil untuk umurnya
plain-arm-normal = Cukup
arm-limits = Batasnya 11,5 cm dan 12,5 cm untuk umur 6 sampai 59 bulan.
place-below = Di bawah garis −2
place-between = Di antara garis −2 dan +2
place-above = Di atas garis +2
flagged = Angka ini di luar kewajaran. Timbang dan ukur ulang.

## Kalau tidak bisa dihitung

refused = Tidak bisa dihitung
refused-oedema = Kalau kedua kaki bengkak, berat badan tidak menunjukkan gizi anak.
refused-age = WHO tidak punya tabel untuk umur ini.
refused-length = Tabel WHO hanya untuk panjang atau tinggi { $from } sampai { $to } cm.
refused-number = Angkanya terlalu jauh untuk dihitung. Periksa lagi.

## Grafik

axis-months = umur dalam bulan
axis-years = umur dalam tahun
axis-length = panjang dalam cm
axis-height = tinggi dalam cm
unit-kg = kg
unit-cm = cm
unit-mm = mm
unit-bmi = kg/m²
legend-good = baik
legend-watch = perlu diperiksa
legend-alarm = perlu diperiksa segera
legend-median = tengah (median) WHO
legend-card-green = pita hijau
legend-card-yellow = pita kuning
legend-card-below-red = di bawah garis merah
legend-red = garis merah
legend-orange = garis oranye
legend-child = anak ini
dot = { $date }: { $value }, z { $z }
