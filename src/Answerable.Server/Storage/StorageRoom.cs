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
        services.AddDbContext<Db>((_, options) => Use(options, setting));
        services.AddScoped<Migrator>();
        services.AddDataProtection().SetApplicationName("Answerable");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new ProtectionKeys(provider)));
    }

    /// <summary>
    /// Nothing here leaves a trace in a connection (locks are of a transaction, but for the migrator's, which it gives back), so PostgreSQL need not wipe it after every query.
    /// </summary>
    private static void Use(DbContextOptionsBuilder options, DatabaseSetting setting)
    {
        options.ConfigureWarnings(w => w.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning));
        _ = setting.Provider switch
        {
            Provider.Sqlite => options.UseSqlite(setting.ConnectionString).AddInterceptors(new SqlitePragmas()),
            Provider.Postgres => options.UseNpgsql(new NpgsqlConnectionStringBuilder(setting.ConnectionString) { NoResetOnClose = true }.ConnectionString),
        };
    }
}
