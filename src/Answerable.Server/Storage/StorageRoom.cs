using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

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

    private static void Use(DbContextOptionsBuilder options, DatabaseSetting setting)
    {
        options.ConfigureWarnings(w => w.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning));
        _ = setting.Provider switch
        {
            Provider.Sqlite => options.UseSqlite(setting.ConnectionString).AddInterceptors(new SqlitePragmas()),
            Provider.Postgres => options.UseNpgsql(setting.ConnectionString),
        };
    }
}
