### Findings: what can we claim, and on what?

findings-empty-title = No claims yet
findings-empty-text = A finding says what a case shows, a comparison what the cases show together. Each rests on passages that can be opened from here.
findings-no-comparisons = No comparisons yet
findings-comparisons-text = A comparison holds one feature against all cases: what each shows, and what that means together.
findings-no-outliers = No outliers yet
findings-outliers-text = An outlier runs against the rule of its case. It tests what you claim.
findings-no-propositions = No propositions yet
findings-propositions-text = A proposition is a claim over comparisons and findings, with what speaks for it and against it.
findings-no-recommendations = No recommendations yet
findings-recommendations-text = A recommendation says what follows for practice, and on which propositions it rests.
findings-nothing-shown = No claim fits the lens and the filters.

## Tabs and filters

findings-tabs = Kind of claim
findings-tab-findings = Findings { $count }
findings-tab-comparisons = Comparisons { $count }
findings-tab-outliers = Outliers { $count }
findings-tab-propositions = Propositions { $count }
findings-tab-recommendations = Recommendations { $count }
findings-stands = How they stand
findings-all = all { $count }
findings-not-grounded = not grounded { $count }
findings-one-sided = one-sided { $count }
findings-stale = stale { $count }
findings-single-source = single source { $count }
findings-without-level = without level { $count }
findings-more = more checks
findings-more-name = More checks of how they stand
findings-contradicted = contradicted by their cells { $count }
findings-single-coder = single coder { $count }
findings-only-supporting = nothing against them { $count }
findings-due = { $count ->
    [one] { $count } comparison is due
   *[other] { $count } comparisons are due
}
findings-due-of = { $theme }: { $one } and { $other }
findings-due-polarity = One case helps where the other hinders.
findings-due-mechanisms = Same direction, other mechanisms.
findings-due-both = Both cases have findings.
findings-due-behind = { $count } findings
findings-due-write = Write it
findings-due-write-name = Write the comparison { $what }
findings-search = Search the claims
findings-shown = { $shown } of { $all } shown
findings-any-kind = any kind
findings-comparison-kind = Kind
findings-comparison-kind-of = Kind of comparison
findings-kind-common = common feature, different causes
findings-kind-divergent = different structures, same outcome
findings-kind-mechanism = same mechanism
findings-kind-difference = difference
findings-kind-within = contrast within a case
findings-kind-outlier = outlier

## The list

findings-head-claim = Claim, and what it rests on
findings-head-cases = Cases
findings-head-sources = Sources
findings-head-coders = Coders
findings-head-sides = For · against
findings-head-state = State
findings-against = against
findings-changed = { $count } changed
findings-one-sided-word = one-sided
findings-single-source-word = single source
findings-parts-not-grounded = { $count } not grounded

## Adding and writing

findings-add-finding = Finding
findings-add-comparison = Comparison
findings-add-outlier = Outlier
findings-add-proposition = Proposition
findings-add-recommendation = Recommendation
findings-what-finding = What does the case show?
findings-what-comparison = Which feature is compared?
findings-what-outlier = What runs against the rule?
findings-what-proposition = What do you claim?
findings-what-recommendation = What follows for practice?
findings-make = Add
findings-with-evidence = { $count ->
    [one] With { $count } selected passage.
   *[other] With { $count } selected passages.
}
findings-close-form = Close the form
findings-delete = Delete
findings-statement = Statement
findings-mechanism = Mechanism: how it comes about
findings-evidence = Evidence
findings-evidence-for = Evidence for it
findings-evidence-against = Evidence against it
findings-add-evidence = Add selected evidence
findings-select-first = Select passages first
findings-no-evidence = no passage yet
findings-take-out = Take out { $what }
findings-open = Open { $what }
findings-case = Case
findings-cases = Cases
findings-unit = Unit
findings-no-unit = the whole case
findings-themes = Themes
findings-levels = Levels
findings-polarity = Polarity
findings-no-polarity = no polarity
findings-state = State
findings-confidence = Confidence
findings-not-said = not said
findings-confidence-high = high
findings-confidence-moderate = moderate
findings-confidence-low = low
findings-confidence-very-low = very low
findings-confidence-reason = Reason for the confidence
findings-basis = Where it comes from
findings-feature = Feature
findings-shows = What { $case } shows
findings-joint = What that means together
findings-rests-on = Rests on
findings-rests-on-findings = Findings
findings-rests-on-comparisons = Comparisons
findings-side-for = Speaks for it
findings-side-against = Speaks against it
findings-outlier-what = What runs against the rule
findings-outlier-why = Why
findings-outlier-kind = Kind of outlier
findings-tests = Tests
findings-rivals = Rival explanations
findings-versions = Earlier wordings
findings-version-reason = Why it was left
findings-agreed-by = Agreed by
findings-recommendation = Recommendation
findings-note = Note

## Weighing a proposition

findings-pages = Parts of the proposition
findings-page-claim = Claim
findings-page-rivals = Rivals { $count }
findings-page-patterns = Expected patterns { $count }
findings-page-tests = Tests { $count }
findings-page-confidence = Confidence
findings-rivals-text = A rival explains the same thing in another way. Say what speaks for it and against it, as for the proposition itself.
findings-add-rival = Add a rival
findings-new-rival = What else could explain it?
findings-rival-number = Rival { $number }
findings-rival-named = Rival { $number }: { $words }
findings-rival-evidence-for = Evidence for rival { $number }
findings-rival-evidence-against = Evidence against rival { $number }
findings-patterns-text = What should each case show if the proposition holds, and what does it show?
findings-replication = Role
findings-replication-literal = should come out the same
findings-replication-theoretical = should differ, for a reason that is known
findings-replication-contrast = is there as a contrast
findings-fit = Fit
findings-fit-match = match
findings-fit-partial = partial match
findings-fit-mismatch = mismatch
findings-fit-no-data = no data
findings-expected = Expected of { $case }
findings-found = Found in { $case }
findings-tests-text = How much can a passage tell? Certainty: must it be there if the claim holds? Uniqueness: would it hardly be there if the claim did not hold? Both together name the test; the side on which the passage stands says whether it was passed. Tests are not added up.
findings-tests-of-claim = The proposition
findings-tests-no-evidence = No passage speaks for it or against it yet. Passages are added beside the claim and its rivals.
findings-test-add = Weigh as a test
findings-test-take-off = Take the test off { $what }
findings-certainty = Certainty
findings-uniqueness = Uniqueness
findings-degree-low = low
findings-degree-high = high
findings-side-neither = On neither side
findings-test-note = Why it is weighed so
findings-test-note-of = Why it is weighed so: { $what }
findings-test-straw = Straw in the wind
findings-test-hoop = Hoop
findings-test-gun = Smoking gun
findings-test-decisive = Doubly decisive
findings-test-passed = { $test }, passed: { $says }
findings-test-failed = { $test }, failed: { $says }
findings-test-open = { $test }. It says nothing while the passage stands on neither side.
findings-says-more-plausible = a little more plausible.
findings-says-less-plausible = a little less plausible.
findings-says-stays = it stays in.
findings-says-out = it is out.
findings-says-confirmed = it is confirmed.
findings-says-weaker = a little weaker.
findings-says-decided = it is confirmed, and its rivals are out.
findings-appraisal-text = The four components of GRADE-CERQual. What there is to look at is counted; the judgement is yours.
findings-criterion-limitations = Limits of the methods
findings-criterion-coherence = Coherence
findings-criterion-adequacy = Adequacy
findings-criterion-relevance = Relevance
findings-concern = Concerns
findings-concern-none = none or very minor
findings-concern-minor = minor
findings-concern-moderate = moderate
findings-concern-serious = serious
findings-explanation = Why: { $of }
findings-hint-against = { $count ->
    [0] No passage speaks against it.
    [one] 1 passage speaks against it.
   *[other] { $count } passages speak against it.
}
findings-hint-behind = { $passages ->
    [one] 1 passage
   *[other] { $passages } passages
} · { $sources ->
    [one] 1 source
   *[other] { $sources } sources
} · { $cases ->
    [one] 1 case
   *[other] { $cases } cases
}
