using Answerable.Domain;
using Answerable.Server.Ledger;
using Answerable.Server.Shell;

namespace Answerable.Server.Records;

/// <summary>Names of what a page of lines was done to, a query a kind.</summary>
internal sealed class NamesOfLines(IEnumerable<IObjectNames> rooms)
{
    public async Task<Dictionary<ObjectRef, string>> Of(IEnumerable<ShownLine> lines, Words words)
    {
        var found = new Dictionary<ObjectRef, string>();
        foreach (var kind in lines.GroupBy(l => l.ObjectKind))
        {
            if (rooms.FirstOrDefault(r => r.Kinds.Contains(kind.Key)) is not { } room) continue;
            foreach (var (id, name) in await room.Of(kind.Key, [.. kind.Select(l => l.ObjectId).Distinct()], words)) found[new(kind.Key,
                id)] = name;
        }
        return found;
    }
}
