using Answerable.Server.Storage.Checks;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Options;

namespace Answerable.Server.Storage;

internal static class StorageRoom
{
    /// <param name="keys">Folder of the keys of cookies and forms; null keeps them in the database.</param>
    public static void AddStorage(this IServiceCollection services, DatabaseSetting setting, string? keys)
    {
        services.AddSingleton(setting);
        services.AddSingleton<WriteGate>();
        services.AddDbContextPool<Db>((_, options) => Use(options, setting));
        services.AddScoped<Migrator>();
        services.AddScoped<ForgetForms>();
        services.AddScoped<ICheck, SchemaCheck>();
        var protection = services.AddDataProtection().SetApplicationName("Answerable");
        if (!string.IsNullOrWhiteSpace(keys)) protection.PersistKeysToFileSystem(PrivateFile.Folder(keys));
        else services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new ProtectionKeys(provider)));
    }

    /// <summary>
    /// Builds the model, which takes the most part of a start, and which every context of this process then shares. Meant for a thread
    /// beside: the rest of a start does not need it.
    /// </summary>
    public static IModel BuildModel(DatabaseSetting setting)
    {
        using var gate = new WriteGate(setting);
        using var db = Open(setting, gate);
        return db.Model;
    }

    /// <summary>A context of another database than the one that is served.</summary>
    public static Db Open(DatabaseSetting setting, WriteGate gate)
    {
        var options = new DbContextOptionsBuilder<Db>();
        Use(options, setting);
        return new(options.Options, setting, gate);
    }

    /// <summary>
    /// A list of identifiers goes as one parameter: the statement is the same for any number of them, and no database's limit of parameters
    /// is met.
    /// </summary>
    private const ParameterTranslationMode OneParameter = ParameterTranslationMode.Parameter;

    private static void Use(DbContextOptionsBuilder options, DatabaseSetting setting)
    {
        options.AddInterceptors(InForceTranslation.Shared);
        options.ConfigureWarnings(w =>
            w.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning)
                // Who was slower is told so; what nobody handles is written by whoever answers the request.
                .Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug),
                    (RelationalEventId.CommandError, LogLevel.Debug)));
        _ = setting.Provider switch
        {
            Provider.Sqlite => options.UseSqlite(setting.ConnectionString, s => s.UseParameterizedCollectionMode(OneParameter))
                .AddInterceptors(new SqlitePragmas()),
            Provider.Postgres => options.UseNpgsql(setting.Tuned, p => p.UseParameterizedCollectionMode(OneParameter)),
        };
    }
}
