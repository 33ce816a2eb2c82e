using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>Makes a set of words count for the whole organisation from now on: one that ships, or a file of its own over one.</summary>
internal sealed class AdoptWords(Db db, UnitQueries units, TimeProvider clock)
{
    /// <summary>Most bytes of a file.</summary>
    public const int MostBytes = 200_000;

    public async Task Run(Actor by, WordFile words)
    {
        var now = clock.ReadNow();
        var settings = await db.Set<OrganisationSettings>().SingleAsync();
        var root = await units.Load(by, settings.RootUnitId) ?? throw new NotVisible();
        Require.None(Unit.AgainstWording(by, root.Path));
        var isShipped = words is { Name: null, En: null, ZhCn: null, Kinds: null } && words.Set == settings.Vocabulary;
        var text = isShipped ? null : words.Write();
        Require.That(text != settings.Words, WordRefusals.SameWords);
        var before = new { set = settings.Words is null ? settings.Vocabulary : WordFile.Parse(settings.Words).Set };
        root.Word(by, words, before, now);
        settings.Words = text;
        await db.SaveChangesAsync();
    }

    /// <summary>The words that count now, whole, as a file that can be changed and adopted.</summary>
    public async Task<WordFile> InForce()
    {
        var settings = await db.Set<OrganisationSettings>().AsNoTracking().SingleAsync();
        return Vocabulary.Of(settings.Vocabulary, settings.Words).File;
    }
}
