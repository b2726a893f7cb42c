### Kalkulator kanggo sepuh: patarosan sareng pesen dina eusian.

check-title = Pariksa tumuwuhna murangkalih
check-lead = Eusian hasil nimbang sareng ngukur ti posyandu atanapi Puskesmas. Kénging beurat waé, panjang waé, atanapi duanana.
check-sex = Murangkalih ieu…
sex-girl = Istri
sex-boy = Pameget
check-birth = Tanggal lahir
check-day = Iraha diukurna?
check-today = Dinten ieu, { $date }
check-other-day = Dinten sanés
check-measured = Tanggal ditimbang sareng diukur
check-age = Umur waktos diukur: { $age }
check-age-confirm = Cocog? Upami henteu, leresan tanggal lahirna.
check-weight = Beurat awak
check-weight-hint = Dina kilogram, contona 8,4
check-length = Panjang atanapi jangkungna
check-length-hint = Dina séntiméter, contona 74,5
check-position = Kumaha ngukurna?
check-position-hint = Sahandapeun 2 taun biasana nangkarak, saatosna mah nangtung.
position-lying = Nangkarak
position-standing = Nangtung
check-too-young-to-stand = Orok sahandapeun 9 sasih teu acan tiasa diukur nangtung. Cobi pariksa deui tanggal lahir atanapi cara ngukurna.
check-more = Ukuran sanésna (kénging diliwat)
check-head = Lingkar sirah
check-head-hint = Dina séntiméter, contona 43
check-arm = Lingkar panangan luhur (LiLA)
check-arm-hint = Dina séntiméter, contona 13,2
check-oedema = Sampéanana barareuh duanana
check-oedema-hint = Teken tonggong sampéan ku jempol 3 detik. Upami aya legokna dina duanana, pasihan tanda.
check-send = Tingali hasilna
check-private = Teu aya nu dikintunkeun. Sadayana diétang dina ieu HP.
check-problems = { $n ->
   *[other] Aya kénéh { $n } eusian nu kedah dileresan.
}

## Nu lepat sareng cara ngaleresanana

problem-choose = Pilih salah sahiji.
problem-not-a-number = Serat angka waé, contona { $example }.
problem-zero = Moal mungkin 0. Kosongkeun upami teu diukur, atanapi serat sapertos { $example }.
problem-grams = Ieu sigana dina gram. Upami maksadna { $meant } kg, serat { $meant }.
problem-millimetres = Ieu sigana dina miliméter. Upami maksadna { $meant } cm, serat { $meant }.
problem-outside = { $typed } { $unit } moal mungkin kanggo umur sakieu. Serat antawis { $least } sareng { $most } { $unit }.
problem-date-empty = Eusian tanggal, bulan, sareng taunna.
problem-day = Tanggal diserat ku angka 1 dugi ka 31.
problem-month = Pilih bulanna.
problem-year = Taun diserat opat angka, contona 2024.
problem-no-such-day = { $month } { $year } mung dugi ka tanggal { $last }.
problem-future = Ieu tanggal teu acan kasorang. Pariksa bulan sareng taunna.
problem-before-birth = Tanggal ngukur langkung payun tibatan tanggal lahir. Pariksa duanana.
problem-too-old = Standar WHO mung dugi ka umur 19 taun.
problem-nothing-measured = Eusian beurat, panjang atanapi jangkungna, atanapi duanana.
