using System.Security.Cryptography;
using Answerable.Ballots;
using Answerable.Browser.Tests;

namespace Answerable.Bench;

/// <summary>Sealed elections: verification against the reference, making a ballot, and a whole election's memory.</summary>
internal static class BallotsBench
{
    public const int Questions = 10, Answers = 4;

    public static async Task<Section> Run(Wish wish)
    {
        var (ballots, voters) = (wish.Of(200, 10), wish.Of(1000, 20));
        var section =
            new Section("ballots", !wish.Small,
                $"Sealed elections of {Questions} questions with {Answers} answers each, made up by `answerable ballots simulate`. " +
                $"{ballots} ballots are verified by `answerable verify` and by `belenios-tool election verify`, each a whole process " +
                $"that is held to one and the same core, in turn; ours checks more. Then our verifier within one process; making one " +
                $"ballot in C# and in Chromium; and an election of {Figures.Whole(voters)} ballots, each step of it a process of its " +
                $"own. Processor time is user and system time. Medians, all runs in brackets.")
            { Stores = false };
        var folder = Directory.CreateTempSubdirectory("answerable-ballots-").FullName;
        try
        {
            var archive = await BallotSteps.Simulate(folder, "compared", ballots, keys: null);
            await BallotVerification.Compare(section, archive, ballots, wish.Of(3, 2));
            BallotVerification.Measure(section, archive, ballots, wish.Of(2, 1));
            BallotMaking.InLibrary(section, wish.Of(9, 3));
            await BallotMaking.InChromium(section);
            await BallotSteps.Measure(section, folder, voters);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        var reference = (await Child.Run(".", "dpkg-query", "--show", "--showformat", "${Version}", "belenios-tool")).Output.Trim();
        var openSsl = SafeEvpPKeyHandle.OpenSslVersion;
        section.Notes.Add(
            $"belenios-tool {reference}, Chromium {(await Chromium.Browser).Version}, OpenSSL " +
            $"{openSsl >> 28}.{(openSsl >> 20) & 0xff}.{(openSsl >> 4) & 0xffff}.");
        await (await Chromium.Browser).CloseAsync();
        return section;
    }
}
