using Xnat.Typed.Tutorial;

// Ctrl-C ends the step under way; what is to be tidied up then takes a moment.
return await TutorialCommand.Create().Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
