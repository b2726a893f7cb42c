### Kaca payun.

home-title = Unggal murangkalih tumuwuh saé
home-lead = SIMPATI ngabantosan sepuh, kader, sareng Puskesmas supados langkung énggal terang murangkalih mana anu tumuwuhna peryogi dibantosan.
home-check = Pariksa tumuwuhna murangkalih
home-check-hint = Haratis sareng teu kedah gaduh akun. Siapkeun tanggal lahir, beurat, sareng panjang atanapi jangkungna murangkalih.
home-promise-right = Étangan nu merenah
home-promise-right-text = Ngangé standar WHO dugi ka dintenna, henteu dibuleudkeun kana sasih. Unggal angka tiasa ditingali asal-usulna.
home-promise-offline = Tiasa tanpa sinyal
home-promise-offline-text = Sakali dibuka, ieu aplikasi tetep tiasa dianggo sanajan teu aya internét.
home-promise-private = Data tetep dina HP salira
home-promise-private-text = Nu dieusikeun dina kalkulator henteu dikintunkeun sareng henteu disimpen di mana waé.
home-what-title = Naon ari SIMPATI téh?
home-what-text = Sistem nyegah stunting Kabupatén Sumedang. Kader nyatet tumuwuhna murangkalih di posyandu, Puskesmas mariksa leresna, teras murangkalih nu peryogi bantosan dirawat babarengan.
