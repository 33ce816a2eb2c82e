using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Answerable.Ballots;

namespace Answerable.Server.Ballots;

/// <summary><c>verify</c>: verifies the archive of a sealed election and prints what it checked, a line a rule.</summary>
internal static class VerifyVerb
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE.bel") { Description = "The archive." };
        var minimum = new Option<long>("--min") { Description = "Refuse a tally of fewer ballots than this." };
        var head = new Option<string?>("--head") { Description = "The hash of the last event, as it was published elsewhere." };
        var cores = new Option<int?>("--cores") { Description = "How many cores to use; all unless said." };
        var command =
            new Command("verify", "Verify a sealed election: every ballot, the tally, the decryption, the result.") { file, minimum, head,
                cores };
        command.SetAction(result => Run(
            result.GetRequiredValue(file).FullName, new(result.GetValue(minimum), result.GetValue(head), result.GetValue(cores)),
                Console.Out, Console.Error));
        return command;
    }

    /// <summary>0 when every rule holds; 1 with the code of the first that does not.</summary>
    internal static int Run(string file, VerifierOptions options, TextWriter print, TextWriter complain)
    {
        if (options.MinimumBallots < 0 || options.Cores < 1)
        {
            complain.WriteLine("--min is a number of ballots, and --cores is at least 1.");
            return 1;
        }
        using var archive = File.OpenRead(file);
        var progress = new SlowProgress(complain);
        var report = Verifier.Verify(archive, options with { Progress = ballots => progress.Say($"{ballots} ballots verified") });
        foreach (var line in report.Rules)
            print.WriteLine(
                string.Create(CultureInfo.InvariantCulture,
                    $"{Mark(line),-7} {line.Rule.Code(),-22} {line.Held,9:N0}  {line.Rule.Sentence()}"));
        print.WriteLine();
        if (report.Election is { } election) Describe(election, report, print);
        if (report.Fault is not { } fault)
        {
            print.WriteLine(
                report.LastEvent == EventType.Result ? "Every rule holds."
                    : $"Every rule holds so far; the last event is {report.LastEvent}.");
            return 0;
        }
        var where =
            fault.Height is { } height
                ? string.Create(CultureInfo.InvariantCulture, $"event {height} ({fault.Type?.ToString() ?? "its records"}), ") : "";
        complain.WriteLine($"{fault.Rule.Code()}: {where}{fault.Place}");
        return 1;
    }

    private static string Mark(RuleLine line) => line switch { { Broken: true } => "BROKEN", { Held: 0 } => "-", _ => "holds" };

    private static void Describe(Election election, VerificationReport report, TextWriter print)
    {
        print.WriteLine($"Election     {election.Name} ({election.Uuid})");
        print.WriteLine($"Fingerprint  {report.Fingerprint}");
        print.WriteLine($"Head         {report.Head}");
        print.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Ballots      {report.Ballots}, of {report.Counted} voters"));
        for (var i = 0; i < report.Result?.Questions.Count; i++)
            print.WriteLine(
                $"Result       {election.Questions[i].Text}: " +
                $"{string.Join(", ", Named(election.Questions[i]).Zip(report.Result.Questions[i], (answer, count) =>
                    $"{answer} {count}"))}");
    }

    private static IEnumerable<string> Named(Question question) => question.Blank ? question.Answers.Prepend("(blank)") : question.Answers;
}

/// <summary>Says how far a long piece of work is, from its third second on and every two seconds.</summary>
internal sealed class SlowProgress(TextWriter to)
{
    private long last = Stopwatch.GetTimestamp();

    public void Say(string sentence)
    {
        if (Stopwatch.GetElapsedTime(last).TotalSeconds < 2) return;
        last = Stopwatch.GetTimestamp();
        to.WriteLine($"{sentence} …");
    }
}
