using System.CommandLine;
using Answerable.Server;

try
{
    return await Verbs.Root().Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (VerbRun.SentenceFor(e) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
