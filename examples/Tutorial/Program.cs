using Xnat.Typed.Tutorial;

return await TutorialCommand.Create().Parse(args).InvokeAsync();
