using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;

namespace Answerable.Server.Records;

/// <summary>What a file of the ledger's lines holds; on the page each is a sentence.</summary>
internal static class LedgerColumns
{
    public const string Path = "/ledger";

    public static ListOf<ShownLine> Of(ListAddress address, Words words) => new(address,
        Column("at", l => words.Time(l.At)),
        Column("person", l => l.IsSeen ? LineText.Who(l, words) : null),
        Column("post", l => l.Post),
        Column("acting_for", l => l.ActingFor),
        Column("act", l => l.IsSeen ? words[LineText.ActKey(l)] : null),
        Column("object", l => words.Object(l.ObjectKind)),
        Column("object_id", l => l.IsSeen ? l.ObjectId.ToString() : null),
        Column("unit", l => l.Unit),
        Column("recorded", l => l.Recorded is { } paper ? LineText.Recorded(paper, words) : null));

    private static Column<ShownLine> Column(string name, Func<ShownLine, FileValue> value) =>
        new(name, name, line => builder => builder.AddContent(0, value(line).ToString())) { Fields = [new(name, value)] };
}
