### The first page.

home-title = Every child grows well
home-lead = SIMPATI helps parents, posyandu volunteers and health centres see early which child needs help to grow.
home-check = Check a child’s growth
home-check-hint = Free, no account. Have the birth date, the weight, and the length or height at hand.
home-promise-right = Computed correctly
home-promise-right-text = Uses the WHO standards to the day, not rounded to the month. Every number shows where it comes from.
home-promise-offline = Works without signal
home-promise-offline-text = Once opened, this app keeps working where there is no internet.
home-promise-private = Your data stays on your phone
home-promise-private-text = What you enter in the calculator is not sent and not stored anywhere.
home-what-title = What is SIMPATI?
home-what-text = The system of Sumedang Regency against stunting. Volunteers record how children grow at the posyandu, the health centre (Puskesmas) verifies it, and children who need help are cared for together.
