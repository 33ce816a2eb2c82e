using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;

namespace Answerable.Server.Organisation.Importing;

internal sealed record NewPersonRow(Guid Id, string Code, string Name);

internal sealed record NewPostRow(Guid Id, PostRow Row, UnitPlace Unit);

internal sealed record NewAppointmentRow(Guid Id, Guid PostId, Guid PersonId, DateTimeOffset From, DateTimeOffset? Until);

internal sealed record NewRightRow(Guid Id, Guid PostId, Right Right, UnitPlace Unit);

internal sealed record NewSeatRow(Guid Id, Guid BodyId, Guid MemberId, DateTimeOffset From);

/// <summary>What the posts' file would do: posts with their holders first, then the members of leading groups.</summary>
internal sealed partial class PostPlan
{
    private readonly Actor by;
    private readonly UnitPlan units;
    private readonly PostFacts facts;
    private readonly TimeZoneInfo zone;
    private readonly DateTimeOffset now;
    private readonly IdRun ids;
    private readonly Dictionary<string, PostRow> first = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Name, int Row)> names = new(StringComparer.Ordinal);

    private PostPlan(Actor by, PostRows rows, UnitPlan units, PostFacts facts, TimeZoneInfo zone, DateTimeOffset now)
    {
        (this.by, this.units, this.facts, this.zone, this.now) = (by, units, facts, zone, now);
        ids = new(now);
        Rows = rows.All;
        foreach (var row in Rows) CheckName(row);
        foreach (var row in Rows.Where(r => !r.IsCollective)) Take(row);
        foreach (var body in Rows.Where(r => r.IsCollective).GroupBy(r => r.Code, StringComparer.Ordinal)) TakeBody(body);
    }

    public IReadOnlyList<PostRow> Rows { get; }

    public List<NewPersonRow> Persons { get; } = [];

    public List<NewPostRow> Posts { get; } = [];

    public List<NewAppointmentRow> Appointments { get; } = [];

    public List<NewRightRow> Rights { get; } = [];

    public List<NewSeatRow> Seats { get; } = [];

    /// <summary>What the rows would give to whoever brings them: it waits until another administration confirms it.</summary>
    public List<WaitingAct> Waiting { get; } = [];

    /// <summary>Rights in the file that only the security administration may give, left out of this import.</summary>
    public int RightsWaiting { get; private set; }

    public static PostPlan Make(Actor by, PostRows rows, UnitPlan units, PostFacts facts, TimeZoneInfo zone, DateTimeOffset now) =>
        new(by, rows, units, facts, zone, now);

    private void CheckName(PostRow row)
    {
        if (row.PersonCode.Length == 0 || row.Reason is not null) return;
        if (!facts.Persons.ContainsKey(row.PersonCode))
        {
            var name = Person.SignInName(row.PersonCode);
            if (!facts.Spelled.TryAdd(name, row.PersonCode) && facts.Spelled[name] != row.PersonCode)
            {
                row.Refuse(RosterRefusals.CodeInOtherCase(row.PersonCode, facts.Spelled[name]).At("person_code"));
                return;
            }
        }
        if (names.TryAdd(row.PersonCode, (row.PersonName, row.Row)) || names[row.PersonCode].Name == row.PersonName) return;
        row.Refuse(RosterRefusals.TwoNames(row.PersonCode, names[row.PersonCode].Name).At("person"));
    }

    private void Take(PostRow row)
    {
        var unit = UnitOf(row);
        if (first.TryGetValue(row.Code, out var before))
            row.Refuse(RosterRules.AgainstRepeating(row.Code, before.Row, before.PersonCode, row.PersonCode));
        else if (row.Code.Length > 0) first[row.Code] = row;
        if (unit is null || row.Reason is not null) return;
        if (facts.Posts.TryGetValue(row.Code, out var stored))
        {
            TakeStored(row, stored, unit.Value);
            return;
        }
        if (IsOtherName(row)) return;
        if (RosterRules.AgainstEntering(by, unit.Value.Path, Together(row)).FirstOrDefault() is { } against) row.Refuse(against);
        else Add(row, unit.Value);
    }

    /// <summary>The post is stored: nothing is applied, except that the security administration gives rights which an earlier import had
    /// to leave out.</summary>
    private void TakeStored(PostRow row, StoredPost stored, UnitPlace unit)
    {
        var wait = Waits(row, stored, unit);
        var differences = row.CompareWith(stored, rights: !wait, zone);
        if (differences is not null || !wait) row.Stored(differences);
        else GiveWaiting(row, stored, unit);
    }

    /// <summary>Whether the row's rights may be those that an import of the system administration had to leave out.</summary>
    private bool Waits(PostRow row, StoredPost stored, UnitPlace unit) =>
        RosterRules.MayWait(by, unit.Path, stored.Rights.Count > 0, row.Rights.Count > 0);

    private void GiveWaiting(PostRow row, StoredPost stored, UnitPlace unit)
    {
        if (!RosterRules.GivesRights(by, unit.Path))
        {
            row.Stored(null);
            RightsWaiting += row.Rights.Count;
        }
        else if (RosterRules.AgainstGivingWaiting(by, new(stored.Id), Together(row, stored), AsksFor(stored.Id)).FirstOrDefault()
            is { } against)
            row.Refuse(against);
        else AddRights(row, stored.Id, unit, stored);
    }

    private void Add(PostRow row, UnitPlace unit)
    {
        var post = new NewPostRow(ids.Next(), row, unit);
        Posts.Add(post);
        AddRights(row, post.Id, unit);
        if (row.PersonCode.Length == 0) return;
        if (!facts.Persons.TryGetValue(row.PersonCode, out var person))
        {
            person = facts.Persons[row.PersonCode] = (ids.Next(), row.PersonName);
            Persons.Add(new(person.Id, row.PersonCode, row.PersonName));
        }
        facts.HeldBy(row.PersonCode).Add(new(post.Id, row.UnitCode, row.Code, row.Name, From(row)));
        if (by.Person?.Value == person.Id) Ask(row, WaitingAct.Appointment(by.Person.Value, new(post.Id), unit.Path, AppointmentKind.Holder,
            now, From(row), Until(row)));
        else Appointments.Add(new(ids.Next(), post.Id, person.Id, From(row), Until(row)));
    }

    private void Ask(PostRow row, WaitingAct act)
    {
        Waiting.Add(act);
        row.Waits = true;
    }

    private void AddRights(PostRow row, Guid post, UnitPlace unit, StoredPost? stored = null)
    {
        if (!RosterRules.GivesRights(by, unit.Path))
        {
            RightsWaiting += row.Rights.Count;
            return;
        }
        foreach (var right in row.Rights) Rights.Add(new(ids.Next(), post, right, unit));
        foreach (var person in In(row, stored)) facts.RightsOf(person).UnionWith(row.Rights);
    }

    /// <summary>The row's rights, and what they meet in the post and with whoever is in it.</summary>
    private RosterRights Together(PostRow row, StoredPost? stored = null) =>
        new([.. row.Rights], stored?.Everywhere ?? [], [.. In(row, stored).Select(p => facts.RightsOf(p))]);

    /// <summary>Who is in the post: the row's holder, and whoever stands in already.</summary>
    private static IEnumerable<string> In(PostRow row, StoredPost? stored) =>
        (stored?.PersonCodes ?? []).Concat(row.PersonCode.Length > 0 ? [row.PersonCode] : Array.Empty<string>()).Distinct();

    /// <summary>A person who is stored under another name: shown, not applied.</summary>
    private bool IsOtherName(PostRow row)
    {
        if (row.PersonCode.Length == 0 || !facts.Persons.TryGetValue(row.PersonCode, out var person) || person.Name == row.PersonName)
            return false;
        row.Stored([new("person", person.Name, row.PersonName)]);
        return true;
    }

    private UnitPlace? UnitOf(PostRow row)
    {
        if (row.Reason is not null) return null;
        if (units.Find(row.UnitCode) is { } place) return place;
        row.Refuse(
            (units.IsRefused(row.UnitCode) ? RosterRefusals.UnitRefused(row.UnitCode) : RosterRefusals.UnknownUnit(row.UnitCode)).At(
                "unit_code"));
        return null;
    }

    private DateTimeOffset From(PostRow row) => row.Since is { } since ? OrganisationZone.StartOf(since, zone) : now;

    private DateTimeOffset? Until(PostRow row) => row.Until is { } until ? OrganisationZone.EndOf(until, zone) : null;
}
