using System.IO.Compression;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>Files of rosters for tests, and the real ones.</summary>
internal static class Rosters
{
    public static readonly Actor Command = Answerable.Domain.Actor.System(SystemVerbs.Import);

    public static RosterFile Units(params string[] rows) => File("code,parent_code,name,level", rows);

    public static RosterFile Posts(params string[] rows) =>
        File("unit_code,post_code,post,kind,person_code,person,since,rights,member_post", rows);

    public static RosterFile File(string header, params string[] rows) =>
        RosterFile.Read("file.csv", Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(header)) + "\n"));

    public static Task<RosterPlan> Import(this House house, RosterFile units, RosterFile? posts = null, bool goodRows = false,
        Actor? by = null) =>
        house.Scope(s => s.GetRequiredService<ImportOrganisation>().Run(by ?? Command, units, posts, goodRows));

    public static Task<int> UnitCount(this House house) => house.Read(db => db.Set<Unit>().CountAsync());

    /// <summary>The reason of the only refused row, in the form of its code.</summary>
    public static string Reason(IEnumerable<RosterRow> rows) => Assert.Single(rows, r => r.State == RowState.Refused).Reason!.Code;

    /// <summary>Real files lie in <c>shared/data</c> beside the repository, or where <c>ANSWERABLE_SHARED</c> says; a missing one
    /// fails.</summary>
    public static string Real(string name)
    {
        var shared = Environment.GetEnvironmentVariable("ANSWERABLE_SHARED") ?? Beside();
        var path = Path.Combine(shared, "data", name);
        Assert.True(System.IO.File.Exists(path), $"{path} is missing.");
        return path;
    }

    public static byte[] Gzip(byte[] plain)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest)) gzip.Write(plain);
        return memory.ToArray();
    }

    private static string Beside()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!System.IO.File.Exists(Path.Combine(folder.FullName, "Answerable.slnx"))) continue;
            return Path.Combine(folder.Parent!.FullName, "shared");
        }
        return "shared";
    }
}
