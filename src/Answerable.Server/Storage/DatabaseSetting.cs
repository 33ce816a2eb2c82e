namespace Answerable.Server.Storage;

/// <summary>The database servers the product runs on.</summary>
internal enum Provider { Sqlite, Postgres }

/// <summary>Where the data is: <c>ANSWERABLE_DATABASE</c>, or a SQLite file in the folder <c>ANSWERABLE_DATA</c>.</summary>
internal sealed record DatabaseSetting(Provider Provider, string ConnectionString, string DataFolder)
{
    /// <summary>Reads the two settings; a PostgreSQL connection string is known by its <c>Host=</c>.</summary>
    public static DatabaseSetting From(IConfiguration configuration)
    {
        var folder = Path.GetFullPath(configuration["ANSWERABLE_DATA"] ?? "data");
        var text = configuration["ANSWERABLE_DATABASE"];
        if (string.IsNullOrWhiteSpace(text)) return new(Provider.Sqlite, $"Data Source={Path.Combine(folder, "answerable.db")}", folder);
        return text.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? new(Provider.Postgres, text, folder)
            : new(Provider.Sqlite, text, folder);
    }
}
