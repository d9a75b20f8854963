using Xnat.Typed.BulkDownload;

return await DownloadCommand.Create().Parse(args).InvokeAsync();
