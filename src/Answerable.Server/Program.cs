using System.CommandLine;
using Answerable.Server;

return await Verbs.Root().Parse(args).InvokeAsync();
