document.title = '微信模拟器';
