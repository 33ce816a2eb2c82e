using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Answerable.Domain;
using Answerable.Server.Ledger;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Frame;

/// <summary>
/// The same form sent twice makes one thing, and is answered as it was the first time. What is kept of it is stored with the act
/// (<see cref="SentForm"/>); where it led is remembered for a while by the server that answered.
/// </summary>
internal sealed class SentForms
{
    /// <summary>The field that makes two forms with the same words two, unless they were drawn as one.</summary>
    public const string OnceField = "once";

    private const int Remembered = 1000;

    private readonly ConcurrentDictionary<Guid, string> addresses = new();
    private readonly ConcurrentQueue<Guid> oldest = new();

    /// <summary>What the form is known by; null for one that may be sent as often as one likes.</summary>
    public static async Task<Guid?> KeyOf(HttpContext http, IFormCollection posted, Actor by)
    {
        if (posted[OnceField].Count == 0) return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string? text) => hash.AppendData(Encoding.UTF8.GetBytes($"{text?.Length ?? -1}:{text}"));
        Add($"{by.Person?.Value} {by.Post?.Value} {by.Recording?.Id.Value} {http.Request.Path}{http.Request.QueryString}");
        foreach (var (name, values) in posted.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)))
            foreach (var value in values.Prepend(name)) Add(value);
        foreach (var file in posted.Files)
        {
            // By what it holds: a corrected file often has the name and length of the one before.
            await using var content = file.OpenReadStream();
            Add($"{file.Name} {file.FileName} {Convert.ToHexString(await SHA256.HashDataAsync(content, http.RequestAborted))}");
        }
        return new Guid(hash.GetHashAndReset().AsSpan(0, 16));
    }

    public void Remember(Guid key, string address)
    {
        addresses[key] = address;
        oldest.Enqueue(key);
        while (oldest.Count > Remembered && oldest.TryDequeue(out var gone)) addresses.TryRemove(gone, out _);
    }

    /// <summary>A call of the API that acted before: whether it said the same, and what it was answered where that is remembered.</summary>
    public async Task<(bool IsSame, string? Answer)?> Call(HttpContext http, SentForm call)
    {
        var db = http.RequestServices.GetRequiredService<Db>();
        var known = await db.Set<SentForm>().Where(f => f.Id == call.Id || f.Id == call.Words).Select(f => f.Id).ToListAsync();
        return known.Contains(call.Id) ? (known.Count > 1, addresses.GetValueOrDefault(call.Id)) : null;
    }

    /// <summary>The form has not acted after all.</summary>
    public static Task Forget(HttpContext http, Guid key) =>
        http.RequestServices.GetRequiredService<Db>().Set<SentForm>().Where(f => f.Id == key).ExecuteDeleteAsync();

    /// <summary>Where a form that acted before led to, with the line that it wrote; null for one that did not.</summary>
    public async Task<(string Address, ActDone Done)?> Before(HttpContext http, Guid key)
    {
        var db = http.RequestServices.GetRequiredService<Db>();
        if (await db.Set<SentForm>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == key) is not { } sent) return null;
        var line = await db.Set<Line>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == sent.LineId);
        var address = addresses.GetValueOrDefault(key)
            ?? (line is null ? null : ObjectLinks.Find(line.ObjectKind, line.ObjectId)) ?? http.Request.Path.Value!;
        return (address, line is null ? ActDone.Nothing : ActDone.Nothing with { Lines = [line.Id] });
    }
}
