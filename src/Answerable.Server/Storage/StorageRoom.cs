using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Answerable.Server.Storage;

internal static class StorageRoom
{
    public static void AddStorage(this IServiceCollection services, DatabaseSetting setting)
    {
        services.AddSingleton(setting);
        services.AddSingleton<WriteGate>();
        services.AddDbContextPool<Db>((_, options) => Use(options, setting));
        services.AddScoped<Migrator>();
        services.AddDataProtection().SetApplicationName("Answerable");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new ProtectionKeys(provider)));
    }

    /// <summary>Statements that PostgreSQL keeps prepared on a connection; a pooler that cannot hold them is told by <c>Max Auto Prepare=0</c> in the connection string.</summary>
    private const int Prepared = 100;

    /// <summary>
    /// A list of identifiers goes as one parameter: the statement is the same for any number of them, and no database's limit of parameters is met.
    /// </summary>
    private const ParameterTranslationMode OneParameter = ParameterTranslationMode.Parameter;

    private static void Use(DbContextOptionsBuilder options, DatabaseSetting setting)
    {
        options.AddInterceptors(new InForceTranslation());
        options.ConfigureWarnings(w => w.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning));
        _ = setting.Provider switch
        {
            Provider.Sqlite => options.UseSqlite(setting.ConnectionString, s => s.UseParameterizedCollectionMode(OneParameter)).AddInterceptors(new SqlitePragmas()),
            Provider.Postgres => options.UseNpgsql(Tuned(setting.ConnectionString), p => p.UseParameterizedCollectionMode(OneParameter)),
        };
    }

    /// <summary>
    /// Nothing here leaves a trace in a connection (locks are of a transaction, but for the migrator's, which it gives back), so PostgreSQL need not wipe it after every query,
    /// and need not parse and plan the same query again.
    /// </summary>
    private static string Tuned(string text)
    {
        var connection = new NpgsqlConnectionStringBuilder(text) { NoResetOnClose = true };
        if (!connection.ContainsKey("Max Auto Prepare")) connection.MaxAutoPrepare = Prepared;
        return connection.ConnectionString;
    }
}
