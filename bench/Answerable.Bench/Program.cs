using System.Runtime.Versioning;
using Answerable.Bench;

[assembly: SupportedOSPlatform("linux")]

return args switch
{
    ["bare", var database, var address] => await BareServer.Serve(database, address),
    ["ballot-step", var step, var archive, var keys] => BallotStep.Run(step, archive, keys),
    _ => await Runs.Start(args),
};
