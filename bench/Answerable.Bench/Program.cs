using System.Runtime.Versioning;
using Answerable.Bench;

[assembly: SupportedOSPlatform("linux")]

return args switch
{
    ["bare", var database, var address] => await BareServer.Serve(database, address),
    [IssueBench.Verb, var database, var folder, var list] => await IssueBench.Step(database, folder, list),
    [DigestBench.Verb, var database, var folder, var port] => await DigestBench.Step(database, folder, port),
    ["ballot-step", var step, var archive, var keys] => BallotStep.Run(step, archive, keys),
    _ => await Runs.Start(args),
};
