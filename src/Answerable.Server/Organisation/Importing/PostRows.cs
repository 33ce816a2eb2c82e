using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;

namespace Answerable.Server.Organisation.Importing;

/// <summary>A row of the posts' file: a post with its holder, or one member of a leading group.</summary>
internal sealed class PostRow : RosterRow
{
    public string UnitCode { get; init; } = "";

    public string Name { get; init; } = "";

    public string Kind { get; init; } = "";

    public string PersonCode { get; init; } = "";

    public string PersonName { get; init; } = "";

    public DateOnly? Since { get; init; }

    /// <summary>The last day of the holder's term, when the file says so.</summary>
    public DateOnly? Until { get; init; }

    public IReadOnlyList<Right> Rights { get; init; } = [];

    /// <summary>False when the file has no column of rights: nothing is said about them then.</summary>
    public bool SaysRights { get; init; }

    public bool IsCollective => Kind is "leading-group" or "collective" or "领导班子" or "班子";

    /// <summary>Code of the post with which the person sits in a leading group, when the file says so.</summary>
    public string MemberPost { get; init; } = "";

    /// <summary>The post that was chosen for a member who holds several, by name and code.</summary>
    public string? ChosenSeat { get; set; }

    /// <summary>What it gives to whoever brings the file waits until another administration confirms it.</summary>
    public bool Waits { get; set; }

    public override string Shown => PersonName.Length == 0 ? Name : $"{Name} · {PersonName}";

    /// <summary>The row is stored: compares what it says about the post and its holder.</summary>
    public List<Difference>? CompareWith(StoredPost post, bool rights, TimeZoneInfo zone)
    {
        List<Difference>? differences = null;
        Compare(ref differences, "unit_code", post.UnitCode, UnitCode);
        Compare(ref differences, "post", post.Name, Name);
        Compare(ref differences, "kind", post.Kind, Kind);
        if (!IsCollective)
        {
            Compare(ref differences, "person_code", post.HolderCode, PersonCode);
            Compare(ref differences, "person", post.HolderName, PersonName);
            if (Since is { } since && post.HolderSince is { } stored && post.HolderCode == PersonCode)
                Compare(ref differences, "since", Iso(Shell.Dates.On(stored, zone)), Iso(since));
            if (Until is { } until && post.HolderCode == PersonCode)
                Compare(ref differences, "until", post.HolderUntil is { } end ? Iso(Shell.Dates.LastDay(end, zone)) : "", Iso(until));
        }
        if (rights && SaysRights) Compare(ref differences, "rights", Join(post.Rights), Join(Rights));
        return differences;
    }

    public static string Join(IEnumerable<Right> rights) => string.Join(';', rights.Distinct().Order().Select(RightNames.Of));

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The rows of the posts' file, read and checked by themselves.</summary>
internal sealed class PostRows
{
    public static readonly string[] Needed = ["unit_code", "post_code", "post"];
    public static readonly string[] Optional = ["kind", "person_code", "person", "since", "rights", "member_post", "until"];
    private static readonly string[] DateFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];

    public List<PostRow> All { get; } = [];

    public static PostRows Read(RosterFile file, DateOnly today)
    {
        var rows = new PostRows();
        using var table = new RosterTable(file, Needed, Optional);
        while (table.Read()) rows.All.Add(Read(table, today));
        Require.That(rows.All.Count > 0, RosterRefusals.EmptyFile);
        return rows;
    }

    private static PostRow Read(RosterTable table, DateOnly today)
    {
        var refusals = new List<Refusal>();
        var row = new PostRow
        {
            Row = table.Row, UnitCode = table.Field(0), Code = table.Field(1), Name = table.Field(2), Kind = table.Field(3),
            PersonCode = table.Field(4), PersonName = table.Field(5),
            Since = Date(table.Field(6), today, refusals), Rights = Rights(table.Field(7), refusals), SaysRights = table.HasColumn(7),
            MemberPost = table.Field(8), Until = Until(table.Field(9), today, refusals),
        };
        refusals.AddRange(PostShape.Check(row.Code, row.Name, row.Kind));
        if (row.PersonCode.Length > 0) TextRules.Code(row.PersonCode, "person_code", Person.MaxCode, refusals);
        if (row.PersonName.Trim().Length > 0) TextRules.Name(row.PersonName, "person", Person.MaxName, refusals);
        if (row.PersonCode.Length > 0 && row.PersonName.Length == 0) refusals.Add(RosterRefusals.PersonWithoutName.At("person"));
        if (row.PersonCode.Length == 0 && row.PersonName.Length > 0) refusals.Add(RosterRefusals.NameWithoutCode.At("person_code"));
        if (!row.IsCollective && row.MemberPost.Length > 0) refusals.Add(RosterRefusals.NoBody.At("member_post"));
        if (row.Until.HasValue && (row.IsCollective || row.PersonCode.Length == 0))
            refusals.Add(RosterRefusals.UntilOfNobody.At("until"));
        if (row.IsCollective && row.Rights.Any(Administrations.IsApart))
            refusals.Add(OrganisationRefusals.CollectiveAdministersNothing.At("rights"));
        if (refusals.Count > 0) row.Refuse(refusals[0]);
        return row;
    }

    private static DateOnly? Date(string text, DateOnly today, List<Refusal> refusals)
    {
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date <= today
            && date.Year >= 1900) return date;
        refusals.Add(RosterRefusals.BadDate(text).At("since"));
        return null;
    }

    /// <summary>The last day is today at the earliest: who has left is in the post no more.</summary>
    private static DateOnly? Until(string text, DateOnly today, List<Refusal> refusals)
    {
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date >= today
            && date.Year < 3000) return date;
        refusals.Add(RosterRefusals.BadUntil(text).At("until"));
        return null;
    }

    private static List<Right> Rights(string text, List<Refusal> refusals)
    {
        var rights = new List<Right>();
        foreach (var name in text.Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!RightNames.TryParse(name, out var right)) refusals.Add(RosterRefusals.UnknownRight(name).At("rights"));
            else if (!rights.Contains(right)) rights.Add(right);
        }
        return rights;
    }
}
