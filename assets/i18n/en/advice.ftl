### Messages after measuring, food, play, signs of danger.
### From Buku KIA 2023 and ILP, rewritten in plain words. A health worker must read them before use in the field.

follow_up-come_today = Take the child to the Puskesmas today to be measured again and examined. Do not wait for the next posyandu day.
follow_up-see_health_worker = The weight has not risen enough. Tell the health worker whether the child eats poorly or is ill, add egg, fish or chicken, then weigh again.
follow_up-measure_again = To be measured again and examined at the Puskesmas. Length is easily measured wrongly, so make sure first.
follow_up-be_looked_at = Show this result to a health worker at the posyandu or the Puskesmas.
follow_up-less_sweets = Fewer sweet foods and drinks, more play. The health worker will look at weight against height.
follow_up-well_done = The weight has risen. Keep it up, and weigh again next month.
follow_up-come_next_month = Keep watching. Weigh and measure again at the posyandu next month.

advice-feeding = Food for this age
advice-play = Play and learn
advice-danger = When to go to the Puskesmas at once
advice-danger-lead = If you see one of these signs, do not wait:

feeding-0-5 =
    Breast milk only: no water, no other milk, no other food.
    Breastfeed as often as the baby wants, day and night.
    Weigh every month at the posyandu.
feeding-6-8 =
    Go on breastfeeding and begin other food.
    Mashed, thick food: 2 to 3 tablespoons, rising to half a bowl (125 ml).
    2 to 3 meals and 1 to 2 snacks a day.
    Egg, fish, chicken or liver first, at every meal.
feeding-9-11 =
    Go on breastfeeding.
    Chopped food or food to hold: half to three quarters of a bowl (125–200 ml).
    3 to 4 meals and 1 to 2 snacks a day.
    Egg, fish, chicken or liver first, at every meal.
feeding-12-23 =
    The family’s food, three quarters of a bowl to a full bowl.
    3 to 4 meals and 1 to 2 snacks a day.
    Go on breastfeeding until 2 years.
    Egg, fish, chicken or liver first, at every meal.
feeding-24-59 =
    Balanced family food, 3 to 4 times a day with snacks.
    Egg, fish, chicken or liver first, at every meal.
    Little sugar, salt and fried food.
    Go on weighing and measuring every month.

stimulation-0-2 =
    Look into the baby’s face and talk to it.
    Lay it on its tummy for a while when awake, and stay close.
stimulation-3-5 =
    Practise rolling over and reaching for toys.
    Let it hear different sounds.
stimulation-6-8 =
    Practise sitting and passing things from hand to hand.
    Play peekaboo.
stimulation-9-11 =
    Practise standing while holding on.
    Name the things around.
stimulation-12-17 =
    Practise walking and stacking blocks.
    Point at pictures and name them.
stimulation-18-23 =
    Scribble together, and climb stairs hand in hand.
    Practise saying two words.
stimulation-24-35 =
    Jump together and name colours.
    Let the child try to dress alone.
stimulation-36-59 =
    Practise standing on one leg.
    Tell stories and play make-believe.

danger-no_appetite = does not want to drink, suckle or eat
danger-vomits_all = vomits everything
danger-convulsion = has convulsions
danger-lethargy = is limp or hard to wake
danger-fast_breathing = breathes fast or with effort
danger-severe_dehydration = has sunken eyes, and pinched skin goes back slowly
danger-high_fever = has a high fever
