using Answerable.Domain.People;

namespace Answerable.Domain.Rounds;

/// <content>Tellers fetched for a day: by the rules of every teller, as far as names and posts tell.</content>
public sealed partial class Round
{
    /// <inheritdoc cref="RoundFrame.AgainstGivingDayCodes"/>
    public IEnumerable<Refusal> AgainstGivingDayCodes(Actor by) =>
        Frame.AgainstGivingDayCodes(by, debriefers);

    /// <summary>Gives somebody a code with which they count on that day in the place of one teller.</summary>
    /// <param name="barred">Names of whoever debriefs, counts already, or gives the code: the two tellers are two persons, who do not
    /// debrief.</param>
    public DayTeller GiveDayCode(Actor by, PostId teller, Person person, string secretHash, DateOnly on, DateOnly today,
        IEnumerable<string> barred, DateTimeOffset now)
    {
        RequireNone(AgainstGivingDayCodes(by));
        Require.That(PostsOf(OfficerRole.Teller).Contains(teller), RoundRefusals.NotTellersPost);
        Require.That(on >= today, RoundRefusals.DayPast);
        Require.That(!barred.Contains(person.Name, StringComparer.OrdinalIgnoreCase), RoundRefusals.DayTellerBarred);
        Record(by, "round.day-code-given", now, new { name = person.Name, teller = teller.Value, on }, unit: UnitId);
        return new(Id, teller, person, secretHash, on, by.Person, now);
    }

    /// <summary>Takes a code back: it lets in no more.</summary>
    public void WithdrawDayCode(Actor by, DayTeller given, DateTimeOffset now)
    {
        RequireNone(AgainstGivingDayCodes(by));
        Require.That(given.RoundId == Id && given.EndedAt is null, RoundRefusals.NoSuchPart);
        given.End(now);
        Record(by, "round.day-code-withdrawn", now, new { name = given.Name }, unit: UnitId);
    }

    /// <summary>Somebody comes in by their code; the first time has a line.</summary>
    /// <param name="by">Who counts for the day.</param>
    public void UseDayCode(Actor by, DayTeller given, DateTimeOffset now)
    {
        if (given.UsedAt is not null) return;
        given.UsedAt = now;
        Record(by, "round.day-code-used", now, null, unit: UnitId);
    }
}
