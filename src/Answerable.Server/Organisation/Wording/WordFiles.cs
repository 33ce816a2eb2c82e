using System.Text;
using Answerable.Server.Shell;

namespace Answerable.Server.Organisation;

/// <summary>The sets of words as files: those that ship, and the one that counts.</summary>
internal static class WordFiles
{
    public static void MapWordFiles(this WebApplication app)
    {
        app.MapGet("/units/words.json", async (AdoptWords words) => File((await words.InForce()).Write(), "words"));
        app.MapGet("/units/words/{set}.json", (string set) =>
            Vocabulary.Codes.Contains(set) ? File(Vocabulary.Json(set), set) : Results.NotFound());
    }

    private static IResult File(string json, string name) =>
        Results.File(Encoding.UTF8.GetBytes(json), "application/json; charset=utf-8", $"{name}.json");
}
