using Xnat.Typed.QcReport;

return await QcCommand.Create().Parse(args).InvokeAsync();
