using System.Globalization;
using System.Text.Json;
using Answerable.Domain;
using Answerable.Domain.Recordings;
using Answerable.Server.Records;
using Answerable.Server.Shell;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Answerable.Server.Obligations;

/// <summary>A whole chain as one file, for whoever reads it elsewhere: the same steps and records as the page.</summary>
/// <param name="Format">Name and version of this form.</param>
/// <param name="On">The past day; null for the time of reading.</param>
/// <param name="ReadAt">When it was read, and by whom.</param>
internal sealed record ChainFile(string Format, ChainFile.Object About, DateOnly? On, DateTimeOffset ReadAt, string ReadBy, bool IsCut,
    IReadOnlyList<ChainFile.Step> Steps)
{
    /// <param name="Name">As it is called now; null where it is not shown.</param>
    internal sealed record Object(string Kind, Guid? Id, string? Name);

    /// <param name="Object">Without identifier and name for what the reader may not see.</param>
    internal sealed record Step(ChainPhase Phase, Object Object, DateTimeOffset MadeAt, IReadOnlyList<Record> Records,
        IReadOnlyList<ChainOwed> Owed);

    /// <summary>A line of the ledger.</summary>
    internal sealed record Record(Guid Line, DateTimeOffset At, string Act, string? Person, string? Post, string? ActingFor,
        Paper? RecordedFrom = null);

    /// <summary>The signed paper from which a clerk recorded it, and what its signer said to that.</summary>
    internal sealed record Paper(string Reference, DateOnly SignedOn, string Clerk, RecordingObjection Objection);

    /// <summary>Address of the page, or of a file of it.</summary>
    public static string Address(ObjectRef about, DateOnly? on = null, string file = "") =>
        $"/chain/{about.Kind}/{about.Id}{file}" + (on is { } day ? day.ToString("'?on='yyyy-MM-dd", CultureInfo.InvariantCulture) : null);

    public static void Map(WebApplication app) => app.MapGet("/chain/{kind}/{id:guid}/chain.json",
        async (string kind, Guid id, string? on, Session session, WholeChains chains, IOptions<JsonOptions> json) =>
        {
            var day = AsOf.Read(on, session.Today);
            var chain = await chains.Find(session.Actor, new(kind, id), day, session.Words, session.Now);
            var bytes = JsonSerializer.SerializeToUtf8Bytes(Of(chain, session), json.Value.SerializerOptions);
            return Results.File(bytes, "application/json; charset=utf-8", "chain.json");
        });

    private static ChainFile Of(WholeChain chain, Session session) =>
        new("answerable-chain 1", new(chain.About.Kind, chain.About.Id, chain.Name), chain.On, session.Now, session.PersonName, chain.IsCut,
            [.. chain.Parts.Select(p => new Step(p.Phase, new(p.Kind, p.Object?.Id, p.Name), p.MadeAt,
                [.. p.Lines.Select(l => new Record(l.Id.Value, l.At, l.Act, l.Person ?? l.Verb, l.Post, l.ActingFor,
                    l.Recorded is { } r ? new(r.Reference, r.SignedOn, r.Clerk, r.Objection) : null))], p.Owed))]);
}
