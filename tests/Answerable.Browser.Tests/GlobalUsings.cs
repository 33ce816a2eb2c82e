global using Answerable.Server.Tests;
global using Microsoft.Playwright;
global using Xunit;
