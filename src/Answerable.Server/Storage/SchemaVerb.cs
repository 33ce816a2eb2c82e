using System.CommandLine;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Storage;

/// <summary>For developers: prints the schema that the mappings describe, from which the next numbered script is written by hand.</summary>
internal static class SchemaVerb
{
    public static Command Make()
    {
        var provider = new Argument<Provider>("provider") { Description = "sqlite or postgres" };
        var command = new Command("schema",
            "Print the schema that the mappings describe, for whoever writes the next numbered script.") { provider };
        command.SetAction(result => Console.Write(Script(result.GetValue(provider))));
        return command;
    }

    /// <summary>The whole schema as SQL, in the provider's dialect.</summary>
    public static string Script(Provider provider)
    {
        var setting = new DatabaseSetting(provider, provider == Provider.Sqlite ? "Data Source=:memory:" : "Host=none", "");
        using var gate = new WriteGate(setting);
        var options = new DbContextOptionsBuilder<Db>();
        _ = provider == Provider.Sqlite ? options.UseSqlite(setting.ConnectionString) : options.UseNpgsql(setting.ConnectionString);
        using var db = new Db(options.Options, setting, gate);
        var script = db.Database.GenerateCreateScript().ReplaceLineEndings("\n");
        script = RowReferences.Apply(db.Model, provider, script);
        return provider == Provider.Sqlite ? RowOrder.Apply(db.Model, script) : script;
    }
}
