using System.ComponentModel;
using Answerable.Domain;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Answerable.Server.Rectifications;

/// <summary>Rows of a rectification ledger.</summary>
/// <param name="Rows">As CSV with its heading, in the columns of the form.</param>
internal sealed record ApiLedgerRows(string Rows);

/// <summary>Why a row is not taken.</summary>
/// <param name="Column">By the name that the file may have it; null where it is the row as a whole.</param>
internal sealed record ApiPastFault(string Code, string? Column, string Text);

/// <summary>A row with what becomes of it.</summary>
/// <param name="Row">As an editor numbers it, the header being the first.</param>
/// <param name="Owner">Unit and post that answer for it.</param>
internal sealed record ApiPastRow(int Row, string Problem, string? Owner, PastFate Fate, IReadOnlyList<ApiPastFault> Faults);

/// <summary>How many findings were taken in.</summary>
internal sealed record ApiPastTaken(int Taken);

/// <summary>The import of what earlier years left open, as its page does it: looked at, then taken.</summary>
internal static class PastEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("past/{unit:guid}/preview", Preview).WithName("PreviewPastFindings")
            .WithSummary("What would become of each row of a rectification ledger").WithDescription("Nothing is written.")
            .May(ApiProblems.Acts);
        api.MapPost("past/{unit:guid}", Take).WithName("ImportPastFindings").WithSummary("Takes in what earlier years left open")
            .WithDescription("All rows or none; what is known already brings nothing.").May(ApiProblems.Acts);
    }

    private static async Task<Ok<IReadOnlyList<ApiPastRow>>> Preview([Description("The unit whose ledger it is")] Guid unit,
        ApiLedgerRows sent, Session session, ImportPastFindings import, OrganisationStrands strands)
    {
        await import.RequireAllowed(session.Actor, new(unit));
        var rows = await import.Preview(session.Actor, new(unit), LedgerFile.Read(sent.Rows, await strands.All()));
        return TypedResults.Ok<IReadOnlyList<ApiPastRow>>([.. rows.Select(r => new ApiPastRow(r.Said.Row, r.Said.Past.Problem, r.OwnerName,
            r.Fate, [.. r.Problems.Select(p => new ApiPastFault(p.Code, p.Field, session.Words.Text(p)))]))]);
    }

    private static async Task<Ok<ApiPastTaken>> Take([Description("The unit whose ledger it is")] Guid unit, ApiLedgerRows sent,
        Session session, ImportPastFindings import, OrganisationStrands strands)
    {
        await import.RequireAllowed(session.Actor, new(unit));
        return TypedResults.Ok(new ApiPastTaken(await import.Run(session.Actor, new(unit),
            LedgerFile.Read(sent.Rows, await strands.All()))));
    }
}
