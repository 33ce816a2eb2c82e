using Answerable.Bench;

return args is ["bare", var database, var address] ? await BareServer.Serve(database, address) : await Runs.Start(args);
