using Answerable.Domain.Files;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Files;

/// <summary>The content of every file is there, and is the one whose SHA-256 its row holds.</summary>
internal sealed class ContentsCheck(Db db, FileStore store) : ICheck
{
    public string Name => "files";

    public async Task<Checked> Run(CancellationToken cancel)
    {
        var findings = new Findings();
        string? last = null;
        bool? state = null;
        var files = db.Set<AttachedFile>().OrderBy(f => f.Sha256).ThenBy(f => f.Id).Select(f => new { f.Id, f.Sha256 });
        await foreach (var file in files.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (file.Sha256 != last) state = await store.IsWhole(file.Sha256, cancel);
            last = file.Sha256;
            if (state is not true)
                findings.Say($"file {file.Id.Value}: its content {file.Sha256} is {(state is null ? "missing" : "damaged")}");
            findings.Look();
        }
        return findings.Found;
    }
}
