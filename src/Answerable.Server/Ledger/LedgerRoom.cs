using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ledger;

/// <summary>Writing the ledger; it is read in the room of records.</summary>
internal sealed class LedgerRoom : Room
{
    public override void MapTables(ModelBuilder model) => LedgerMapping.Map(model);
}
