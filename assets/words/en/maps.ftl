### Maps: who depends on whom?

maps-empty-title = No actors yet
maps-empty-text = Draw who funds, steers and answers to whom, case beside case. Add the first actor to begin.
