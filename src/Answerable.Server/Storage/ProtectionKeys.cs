using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Answerable.Server.Storage;

/// <summary>Keeps the data protection keys in the database.</summary>
internal sealed class ProtectionKeys(IServiceProvider services) : IXmlRepository
{
    /// <summary>
    /// Names a folder for the keys, so that neither the database nor a backup holds them: sessions then end when one is put back.
    /// </summary>
    public const string FolderSetting = "ANSWERABLE_KEYS";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        // Asked for at the start, when the model may still be in the making.
        using var connection = services.GetRequiredService<DatabaseSetting>().Connection();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT xml FROM storage_protection_key";
        using var rows = command.ExecuteReader();
        var keys = new List<XElement>();
        while (rows.Read()) keys.Add(XElement.Parse(rows.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        db.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }
}
