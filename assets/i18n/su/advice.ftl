### Pesen saatos ngukur, tuangeun, ulin, tanda bahya.
### Eusina tina Buku KIA 2023 sareng ILP, diserat deui ku kecap basajan. Kedah diaos ku nakes sateuacan dianggo di lapangan.

follow_up-come_today = Candak murangkalih ka Puskesmas dinten ieu supados diukur deui sareng dipariksa. Ulah ngantosan dinten posyandu.
follow_up-see_health_worker = Beuratna teu acan cekap naékna. Carioskeun ka patugas kaséhatan naha murangkalih sesah tuang atanapi nuju teu damang, tambihan endog, lauk, atanapi hayam, teras timbang deui.
follow_up-measure_again = Peryogi diukur deui sareng dipariksa di Puskesmas. Ukuran panjang gampil méléngséna, janten pastikeun heula.
follow_up-be_looked_at = Tembongkeun ieu hasil ka patugas kaséhatan di posyandu atanapi Puskesmas.
follow_up-less_sweets = Kirangan tuangeun sareng leueuteun amis, seueuran ulin. Patugas bakal ningali beurat dibandingkeun sareng jangkungna.
follow_up-well_done = Beuratna naék. Pertahankeun, sareng timbang deui sasih payun.
follow_up-come_next_month = Teras pantau. Timbang sareng ukur deui di posyandu sasih payun.

advice-feeding = Tuangeun nu cocog sareng umurna
advice-play = Ulin bari diajar
advice-danger = Iraha kedah énggal-énggal ka Puskesmas
advice-danger-lead = Upami aya salah sahiji ieu tanda, ulah ngantosan:

feeding-0-5 =
    ASI waé, tanpa cai, susu sanés, atanapi tuangeun sanés.
    Susuan sasering orok hoyong, beurang sareng wengi.
    Timbang unggal sasih di posyandu.
feeding-6-8 =
    ASI diteraskeun, mimitian tuangeun pendamping (MP-ASI).
    Tuangeunana lemes sareng kandel, 2 dugi ka 3 séndok tuang, teras naék dugi ka satengah mangkok (125 ml).
    2 dugi ka 3 kali tuang sareng 1 dugi ka 2 kali pangselang sadinten.
    Utamakeun endog, lauk, hayam, atanapi haté dina unggal tuang.
feeding-9-11 =
    ASI diteraskeun.
    Tuangeunana dicacag atanapi nu tiasa dicepeng, satengah dugi ka tilu perapat mangkok (125–200 ml).
    3 dugi ka 4 kali tuang sareng 1 dugi ka 2 kali pangselang sadinten.
    Utamakeun endog, lauk, hayam, atanapi haté dina unggal tuang.
feeding-12-23 =
    Tuangeun kulawarga, tilu perapat dugi ka hiji mangkok.
    3 dugi ka 4 kali tuang sareng 1 dugi ka 2 kali pangselang sadinten.
    ASI diteraskeun dugi ka 2 taun.
    Utamakeun endog, lauk, hayam, atanapi haté dina unggal tuang.
feeding-24-59 =
    Tuangeun kulawarga nu gizina saimbang, 3 dugi ka 4 kali sadinten katut pangselangna.
    Utamakeun endog, lauk, hayam, atanapi haté dina unggal tuang.
    Watesan gula, uyah, sareng goréngan.
    Tetep timbang sareng ukur unggal sasih.

stimulation-0-2 =
    Teuteup rarayna sareng ajak nyarios.
    Tangkurubkeun sakedap nalika gugah, bari ditunggukeun.
stimulation-3-5 =
    Latih nangkuban sareng ngaranggeum cocooan.
    Wanohkeun rupa-rupa sora.
stimulation-6-8 =
    Latih calik sareng mindahkeun barang ti leungeun ka leungeun.
    Ulin cilukba.
stimulation-9-11 =
    Latih nangtung bari cecepengan.
    Sebatkeun nami barang di sakurilingna.
stimulation-12-17 =
    Latih leumpang sareng nyusun balok.
    Tunjuk gambar sareng sebatkeun namina.
stimulation-18-23 =
    Ajak corat-corét sareng naék tangga bari dicepeng.
    Latih nyarios dua kecap.
stimulation-24-35 =
    Ajak luluncatan sareng nyebatkeun warna.
    Keun sina nyobian nganggo raksukan nyalira.
stimulation-36-59 =
    Latih nangtung ku suku sabeulah.
    Ajak dongéng sareng ulin peran.

danger-no_appetite = teu kersa ngaleueut, nyusu, atanapi tuang
danger-vomits_all = ngutahkeun sadaya nu dituang
danger-convulsion = step (kejang)
danger-lethargy = leuleus atanapi sesah dihudangkeun
danger-fast_breathing = napasna gancang atanapi eungap
danger-severe_dehydration = panonna celong, kulit nu diciwit lami balikna deui
danger-high_fever = muriang panas pisan
