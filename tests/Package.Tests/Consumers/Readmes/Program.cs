using Readmes;

// The code of the packages' README files, as it stands there.
await SdkReadme.RunAsync();
HostReadme.Run();
await ServerReadme.RunAsync();
