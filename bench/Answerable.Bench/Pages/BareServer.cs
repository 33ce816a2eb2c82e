using System.Text.Encodings.Web;
using System.Text.Unicode;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.WebEncoders;

namespace Answerable.Bench;

/// <summary>A row of the bare page.</summary>
internal sealed record BareRow(Guid Id, string Kind, string Subject, DateOnly DueOn, string Post, string Unit);

/// <summary>The least that a Razor page of 50 rows from the same database can cost: no sign-in, no rights, no count, no layout.</summary>
internal static class BareServer
{
    public const string Path = "/bare";

    public static async Task<int> Serve(string database, string address)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ANSWERABLE_DATABASE"] = database });
        var setting = DatabaseSetting.From(builder.Configuration);
        builder.Services.AddSingleton(setting).AddSingleton<WriteGate>();
        builder.Services.AddDbContext<Db>(o => _ = setting.Provider == Provider.Sqlite ? o.UseSqlite(database) : o.UseNpgsql(database));
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All));
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery();
        var app = builder.Build();
        app.MapRazorComponents<BareApp>().DisableAntiforgery();
        await app.RunAsync();
        return 0;
    }

    /// <summary>The one query.</summary>
    public static Task<List<BareRow>> Rows(Db db) => (
        from o in db.Set<Obligation>()
        join p in db.Set<Post>() on o.OwnerId equals p.Id
        join u in db.Set<Unit>() on o.UnitId equals u.Id
        orderby o.Id
        select new BareRow(o.Id.Value, o.Kind, o.Subject, o.DueOn, p.Name, u.Name)).AsNoTracking().Take(50).ToListAsync();
}
