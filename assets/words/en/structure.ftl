### The map of actors and flows, as it is drawn

structure-title = Actors and flows
structure-none = No actors are on record. Add one in Maps.
structure-funding = funding
structure-accountability = accountability
structure-management = management
structure-permission = permission
structure-service = service
structure-voice = voice
structure-relationship = relationship
structure-stated = stated
structure-inferred = inferred
structure-expected = expected
structure-legend = { $kind } { $count }
structure-tier = Tier { $tier }
structure-of-case = { $actors ->
    [one] { $actors } actor
   *[other] { $actors } actors
}, { $flows ->
    [one] { $flows } flow
   *[other] { $flows } flows
}
structure-counts = { $actors ->
    [one] { $actors } actor
   *[other] { $actors } actors
} and { $flows ->
    [one] { $flows } flow
   *[other] { $flows } flows
} in { $cases ->
    [one] { $cases } case
   *[other] { $cases } cases
}.
structure-how = Tier 1 is the top of the chain of money and authority; kinds of flow are told by line and head. A dashed edge is a part of another actor.
structure-signs = A ring marks a flow that is inferred, a bar one that is expected.
structure-actor = { $name }, { $kind }, tier { $tier }
structure-flow = { $kind } from { $from } to { $to }
structure-both-ways = { $kind } between { $from } and { $to }
structure-and = { $first }: { $more }
structure-case = case
structure-from = from
structure-kind = kind
structure-to = to
structure-what = what
structure-standing = how sure
structure-passages = passages
